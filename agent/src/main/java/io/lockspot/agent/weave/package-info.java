/**
 * What is woven where: one class per implementation, each a list of targets beside its advice. The only package that
 * knows Byte Buddy. Advice is copied into foreign classes, so it holds nothing and hands over to
 * {@link io.lockspot.agent.probe} at once.
 */
package io.lockspot.agent.weave;
