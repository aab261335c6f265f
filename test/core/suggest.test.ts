import { didYouMean } from '../../lib/core/suggest';

describe('a suggestion', () => {
  const stages = ['idle', 'preview', 'shift-10', 'shift-25', 'soak', 'retire', 'rollback'];

  it.each([
    ['previw', 'preview'],
    ['Soak', 'soak'],
    ['roll-back', 'rollback'],
    ['shift10', 'shift-10'],
    ['SHIFT-25', 'shift-25'],
  ])('for %s is %s', (given, meant) => {
    expect(didYouMean(given, stages)).toBe(`; did you mean '${meant}'?`);
  });

  it('is none when nothing is near, or there is nothing to choose from', () => {
    expect(didYouMean('completely-else', stages)).toBe('');
    expect(didYouMean('soak', [])).toBe('');
  });

  it('is the nearest of several', () => {
    expect(didYouMean('shift-20', stages)).toBe("; did you mean 'shift-10'?");
    expect(didYouMean('shift-255', stages)).toBe("; did you mean 'shift-25'?");
  });
});
