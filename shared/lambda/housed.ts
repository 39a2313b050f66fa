import { once } from './once.ts';

/**
 * A Lambda handler that can also be put into another house: the local one, a test's, the simulation's. In Lambda
 * its parts are opened once, at the first call.
 */
export const housed = <Handler extends object, Parts>(
  openParts: () => Promise<Parts>,
  build: (open: () => Promise<Parts>) => Handler,
): Handler & { in(parts: Parts): Handler } =>
  Object.assign(build(once(openParts)), { in: (parts: Parts) => build(async () => parts) });
