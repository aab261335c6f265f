import { parseArguments } from '../../bench/arguments';

describe('arguments of the benchmark', () => {
  it('measures 1 to 1,000 services for people when nothing is said', () => {
    expect(parseArguments([])).toEqual({ services: [1, 10, 100, 1000], json: false, help: false });
  });

  it('takes numbers of services, each once and in order', () => {
    expect(parseArguments(['--services', '10,1,10']).services).toEqual([1, 10]);
  });

  it('takes --json and --help', () => {
    expect(parseArguments(['--json', '--help'])).toMatchObject({ json: true, help: true });
  });

  it.each(['', '0', '-1', '1.5', 'ten', '1,,10', '100000'])('refuses --services=%s', (services) => {
    expect(() => parseArguments([`--services=${services}`])).toThrow('whole numbers from 1 to 99999');
  });

  it.each([['--service'], ['10']])('refuses %s', (argument) => {
    expect(() => parseArguments([argument])).toThrow(argument);
  });
});
