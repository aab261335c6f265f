/** The package's own declarations are those of an ES module, which TypeScript lets no CommonJS module import. */
declare module '@prometheus-io/lezer-promql' {
  import type { LRParser } from '@lezer/lr';
  export const parser: LRParser;
}
