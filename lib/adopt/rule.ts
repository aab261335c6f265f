import { Rule } from '../core/rule';

export const adoptRule = new Rule({
  id: 'adopt',
  title: 'What is adopted is known in full, and nothing that is there is overwritten',
  why: 'A slot that is started from a guess is another program than the one that runs, and takes its traffic.',
});
