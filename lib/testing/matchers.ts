import { toHaveObject } from './object-matcher';
import { toHaveProblem } from './problem-matcher';
import { toDivideTraffic } from './traffic-matcher';

/** Matchers for stages and results: `expect.extend(cutoverMatchers)`, once, in a file of `setupFilesAfterEnv`. */
export const cutoverMatchers = { toHaveObject, toDivideTraffic, toHaveProblem };
