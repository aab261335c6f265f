import { stringify } from 'yaml';
import type { PlatformFacts } from '../platform/platform';
import type { ReleaseData } from '../release/release';
import { classesIn, type Code } from './code';
import { printCode, printString } from './print';

/** What the files of an app are written from. */
export interface AppText {
  readonly service: string;
  readonly namespace: string;
  readonly release: ReleaseData;
  readonly platform: PlatformFacts;
  readonly props: Code;
  /** Sentences over the props. */
  readonly comment: readonly string[];
  /** Patches by kind. @default {} */
  readonly patches?: Readonly<Record<string, readonly Code[]>>;
  /** Patches of the Service that clients call. @default [] */
  readonly servicePatches?: readonly Code[];
  /** Annotations of it. @default {} */
  readonly serviceAnnotations?: Readonly<Record<string, string>>;
}

/** The files of an app: their texts by their names. */
export function appFiles(app: AppText): ReadonlyMap<string, string> {
  return new Map([
    ['service.ts', serviceText(app)],
    ['main.ts', mainText(app)],
    ['release.yaml', releaseText(app.release)],
    ['platform.yaml', platformText(app.platform)],
    ['cdk8s.yaml', 'language: typescript\napp: npx tsx main.ts\noutput: manifests\n'],
  ]);
}

const some = (value: object | undefined): boolean => value !== undefined && Object.keys(value).length > 0;

function serviceText({ props, comment, patches, servicePatches, serviceAnnotations }: AppText): string {
  const classes = classesIn([props, patches ?? {}, servicePatches ?? []]);
  const names = [...classes.filter((name) => name !== 'JsonPatch'), 'type BlueGreenProps'];
  const constant = (name: string, type: string, code: Code) => {
    const start = `export const ${name}${type} = `;
    return [`${start}${printCode(code, '', start.length)};`, ''];
  };
  return [
    ...(classes.includes('JsonPatch') ? [`import { JsonPatch } from 'cdk8s';`] : []),
    ...importText(names, 'cutover'),
    '',
    ...docComment(comment),
    ...constant('service', `: Omit<BlueGreenProps, 'release'>`, props),
    ...(some(patches)
      ? ['/** What has no prop, as it was: patches by the kind of object. */', ...constant('patches', '', patches)]
      : []),
    ...(some(servicePatches)
      ? ['/** What the Service had besides its ports. */', ...constant('servicePatches', '', servicePatches)]
      : []),
    ...(some(serviceAnnotations)
      ? ['/** Annotations that the Service had. */', ...constant('serviceAnnotations', '', serviceAnnotations)]
      : []),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

/** The longest line. */
const WIDTH = 120;

function importText(names: readonly string[], from: string): string[] {
  const line = `import { ${names.join(', ')} } from '${from}';`;
  if (line.length <= WIDTH) return [line];
  return ['import {', ...names.map((name) => `  ${name},`), `} from '${from}';`];
}

/** Sentences as a comment that none of them can end. */
function docComment(sentences: readonly string[]): string[] {
  const lines = sentences.map((sentence) =>
    ` * ${sentence.replaceAll('*/', '*\\/').replaceAll(/\s+/g, ' ')}`.trimEnd(),
  );
  return ['/**', ...lines, ' */'];
}

function mainText({ service, namespace, patches, servicePatches, serviceAnnotations }: AppText): string {
  const own = [
    ...(some(servicePatches) ? ['own?.construct.addJsonPatch(...servicePatches);'] : []),
    ...(some(serviceAnnotations)
      ? [
          'for (const [key, value] of Object.entries(serviceAnnotations)) own?.construct.metadata.addAnnotation(key, value);',
        ]
      : []),
  ];
  const names = [
    ...(some(patches) ? ['patches'] : []),
    'service',
    ...(some(serviceAnnotations) ? ['serviceAnnotations'] : []),
    ...(some(servicePatches) ? ['servicePatches'] : []),
  ];
  const name = printString(service);
  const chart = `const chart = new Chart(app, ${name}, {`;
  const inline = `${chart} namespace: ${printString(namespace)} });`;
  const changed = some(patches) || own.length > 0;
  return [
    `import { Chart } from 'cdk8s';`,
    `import { BlueGreen, CutoverApp, Release } from 'cutover';`,
    `import { ${names.join(', ')} } from './service';`,
    '',
    'const app = new CutoverApp();',
    ...(inline.length <= WIDTH ? [inline] : [chart, `  namespace: ${printString(namespace)},`, '});']),
    `${changed ? 'const release = ' : ''}new BlueGreen(chart, ${name}, {`,
    `  release: Release.fromFile('release.yaml'),`,
    '  ...service,',
    '});',
    ...(some(patches) ? ['for (const [kind, list] of Object.entries(patches)) release.patch(kind, ...list);'] : []),
    ...(own.length > 0
      ? [`const own = release.placed.find(({ manifest }) => manifest.id === 'Service');`, ...own]
      : []),
    'app.synth();',
    '',
  ].join('\n');
}

const schemaLine = (name: string) =>
  `# yaml-language-server: $schema=node_modules/cutover/schemas/${name}.schema.json\n`;

function releaseText(release: ReleaseData): string {
  const text = stringify(release, { version: '1.1', lineWidth: 0 });
  return schemaLine('release') + text.replace(/^stage: .*$/m, '$& # the word that moves');
}

function platformText(facts: PlatformFacts): string {
  return schemaLine('platform') + stringify({ sidecar: 'native', ...facts }, { version: '1.1', lineWidth: 0 });
}
