import { Rule } from '../core/rule';

export const promqlRule = new Rule({
  id: 'promql',
  title: 'A query is PromQL that has a value when it is needed, and the value of the version that it is about',
  why: 'A query that is silent, or that sees more than one version, lets a bad release pass, or stops a good one.',
});
