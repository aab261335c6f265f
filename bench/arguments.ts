import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly services: readonly number[];
  readonly json: boolean;
  readonly help: boolean;
}

export const HELP = `Measures synthesis, and the preview of a program of Pulumi: npm run bench -- [options]

  --services 1,10   numbers of services to measure, instead of 1,10,100,1000
  --json            only an array of {services, layout, msPerService, peakMB} on stdout (with npm: npm run -s bench -- --json)
  --help            this text
`;

const SERVICES = '1,10,100,1000';

/** Reads the arguments of the command line. Throws what is wrong with them. */
export function parseArguments(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      services: { type: 'string', default: SERVICES },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return { ...values, services: counts(values.services) };
}

function counts(text: string): number[] {
  const parts = text.split(',');
  const wrong = parts.filter((part) => !/^[1-9]\d{0,4}$/.test(part));
  if (wrong.length > 0) throw new Error(`--services takes whole numbers from 1 to 99999, such as 1,10: '${text}'`);
  return [...new Set(parts.map(Number))].sort((a, b) => a - b);
}
