/**
 * How the agent gets in. {@code LockspotAgent}, {@code InnerJar} and {@code IsolatedLoader} are all that the
 * application's class path sees; {@code Startup} is the first class behind the isolated loader and joins the parts.
 */
package io.lockspot.agent;
