import { join } from 'node:path';
import ts from 'typescript';

/**
 * Grafana's own types, which it generates from its schema and publishes with its SDK, as plain JSON: an enum is any of
 * its values. What its schema leaves open for plugins is closed by the types of the plugins that are used.
 */
const TYPES = `
import type * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';
import type * as common from '@grafana/grafana-foundation-sdk/common';
import type * as prometheus from '@grafana/grafana-foundation-sdk/prometheus';
import type * as timeseries from '@grafana/grafana-foundation-sdk/timeseries';

type Plain<T> = 0 extends 1 & T ? any
  : T extends string ? \`\${T}\`
  : T extends number ? (\`\${T}\` extends \`\${infer N extends number}\` ? N : never)
  : T extends boolean | null | undefined ? T
  : T extends readonly (infer E)[] ? Plain<E>[]
  : { [K in keyof T as K extends \`_implements\${string}\` ? never : K]: Plain<T[K]> };

type Fields = Omit<Plain<dashboard.FieldConfig>, 'custom'> & { custom?: Plain<common.GraphFieldConfig> };
type TimeSeries = Omit<Plain<dashboard.Panel>, 'type' | 'id' | 'targets' | 'options' | 'fieldConfig'> & {
  type: 'timeseries';
  id: number;
  targets: (Plain<prometheus.Dataquery> & { refId: string })[];
  options: Plain<timeseries.Options>;
  fieldConfig: {
    defaults: Fields;
    overrides: { matcher: Plain<dashboard.MatcherConfig>; properties: { id: 'color'; value: Plain<dashboard.FieldColor> }[] }[];
  };
};
export type Dashboard = Omit<Plain<dashboard.Dashboard>, 'panels' | 'uid'> & {
  uid: string;
  panels: (TimeSeries | Plain<dashboard.RowPanel>)[];
};
`;

const TYPES_FILE = join(__dirname, 'grafana-types-as-text.ts');
const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
};

/**
 * What Grafana's types say against each of some dashboards; nothing against one that is valid. Fields that they do not
 * know are refused. All at once, because loading the types takes seconds.
 */
export function grafanaComplaints(dashboards: readonly string[]): string[][] {
  const files = dashboards.map((_, index) => join(__dirname, `dashboard-${index}-as-text.ts`));
  const import_ = "import type { Dashboard } from './grafana-types-as-text.js';";
  const texts = new Map([
    [TYPES_FILE, TYPES],
    ...dashboards.map((json, index): [string, string] => [
      files[index]!,
      `${import_}\nexport const given: Dashboard = ${json};\n`,
    ]),
  ]);
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([TYPES_FILE, ...files], OPTIONS, host);
  const complaints = (file: string) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  // Types that cannot be found would be `any`, which takes everything.
  if (complaints(TYPES_FILE).length > 0) throw new Error(complaints(TYPES_FILE).join('\n'));
  return files.map(complaints);
}
