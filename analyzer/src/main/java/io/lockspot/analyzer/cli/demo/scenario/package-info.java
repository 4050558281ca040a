/** What {@code lockspot demo} can show: the programs, before and after their fixes, and what is compared of them. */
package io.lockspot.analyzer.cli.demo.scenario;
