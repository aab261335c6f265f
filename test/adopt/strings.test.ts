import { parse, stringify } from 'yaml';
import { adopt } from '../../lib/adopt/adopt';
import { readObjects } from '../../lib/adopt/read';
import { CutoverError } from '../../lib/core/error';
import { plainObjects } from './sample';

/** A Deployment and a Service as text, with more of the container, of the pod and of its labels. */
function textOf({ container = '', pod = '', labels = '' }): string {
  const given = { container: parse(container) ?? {}, pod: parse(pod) ?? {}, labels: parse(labels) ?? {} };
  return plainObjects(given)
    .map((object) => stringify(object, { version: '1.1' }))
    .join('---\n');
}

function problemsOf(text: string): CutoverError['problems'] {
  try {
    adopt(readObjects(text, 'd.yaml'), {});
  } catch (error) {
    if (error instanceof CutoverError) return error.problems;
    throw error;
  }
  return [];
}

const wheres = (text: string) => problemsOf(text).map(({ at: { field }, given }) => [field, given]);
const env = (value: string) => textOf({ container: 'env: [{ name: PORT, value: HERE }]' }).replace('HERE', value);

it('refuses a number as a value of a variable, and says where it is and how to write it', () => {
  const text = env('8080');
  const line = text.split('\n').findIndex((each) => each.includes('value: 8080')) + 1;
  expect(problemsOf(text)).toEqual([
    expect.objectContaining({
      id: 'adopt',
      severity: 'error',
      at: {
        file: 'd.yaml',
        line,
        object: 'Deployment shop/checkout',
        field: 'spec.template.spec.containers[web].env[PORT].value',
      },
      given: '8080 (number)',
      allowed: 'a string: the API server refuses all else as well',
      fix: 'put it in quotes: "8080"; in a chart: | quote',
    }),
  ]);
});

it.each([
  ['true', 'true (boolean)'],
  ['on', 'on (boolean)'],
  ['1.10', '1.10 (number)'],
  ['0644', '0644 (number)'],
  ['{ a: 1 }', '{"a":1} (map)'],
  ['[a]', '["a"] (list)'],
])('refuses %s as a value of a variable, as it is written', (value, given) => {
  expect(problemsOf(env(value)).map((problem) => problem.given)).toEqual([given]);
});

it.each(['null', '""', '"8080"', "'true'", '', '2024-01-01', '12:30', '10:20:30'])(
  'takes %s as a value of a variable, as kubectl does',
  (value) => expect(problemsOf(env(value))).toEqual([]),
);

it('reads a date and a time of day as the strings that they are written as', () => {
  const [deployment] = readObjects(env('2024-01-01'), 'd.yaml');
  expect(JSON.stringify(deployment)).toContain('{"name":"PORT","value":"2024-01-01"}');
  expect(JSON.stringify(readObjects(env('12:30'), 'd.yaml')[0])).toContain('{"name":"PORT","value":"12:30"}');
});

it('reports all of them together, of every container, of labels and of the pod', () => {
  const text = textOf({
    container: 'args: [--port, 8080]\nenv: [{ name: A, value: 1 }, { name: B, value: true }]',
    pod: 'nodeSelector: { spot: true }\ninitContainers: [{ name: wait, image: i, command: [sleep, 3] }]',
    labels: 'example.com/tier: 2',
  });
  expect(wheres(text)).toEqual([
    ['spec.template.metadata.labels.example.com/tier', '2 (number)'],
    ['spec.template.spec.nodeSelector.spot', 'true (boolean)'],
    ['spec.template.spec.containers[web].args[1]', '8080 (number)'],
    ['spec.template.spec.containers[web].env[A].value', '1 (number)'],
    ['spec.template.spec.containers[web].env[B].value', 'true (boolean)'],
    ['spec.template.spec.initContainers[wait].command[1]', '3 (number)'],
  ]);
});

it('names the line within a list, and that of the document where the value comes from an anchor', () => {
  const metadata = (annotations: string) => `{name: a, annotations: ${annotations}}`;
  const list = `kind: List\napiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Service\n  metadata: ${metadata('{a: 1}')}\n`;
  expect(problemsOf(list).map(({ at }) => at.line)).toEqual([6]);
  const merged = `apiVersion: v1\nkind: Service\nx: &x {a: 1}\nmetadata: ${metadata('*x')}\n`;
  expect(problemsOf(merged).map(({ at, given }) => [at.line, given])).toEqual([[1, '1 (number)']]);
});
