import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BlueGreen } from 'cutover/pulumi';
import { parse } from 'yaml';
import { canonicalText } from '../../lib/core/canonical';
import { documentsIn } from '../../test/engines/support/apps';
import { withoutOrder } from '../../test/pulumi/support/apps';
import { objectsOf, play, valueOf } from '../../test/pulumi/support/engine';
import { runProgram } from '../../test/pulumi/support/language-host';

const SHARED = join(__dirname, '..', 'recommendation');
const LOCK = join(SHARED, 'release.lock.yaml');

const program = () => jest.requireActual<Pick<BlueGreen, 'live' | 'stage' | 'weights' | 'hosts'>>('./index');

describe("guide 000's release as a program of Pulumi", () => {
  it('registers what the app of cdk8s wrote to its manifests, says where it is, and leaves the lock as it is', async () => {
    const before = readFileSync(LOCK, 'utf8');
    const { result, registered } = await play(program);
    const manifests = join(SHARED, 'manifests', 'release');
    const written = readdirSync(manifests)
      .flatMap((wave) => readdirSync(join(manifests, wave)).map((file) => join(manifests, wave, file)))
      .flatMap((file) => documentsIn(readFileSync(file, 'utf8')));
    const objects = [...objectsOf(registered).values()].map(({ inputs }) => inputs);
    const texts = (list: readonly (typeof objects)[number][]) =>
      list.map((object) => canonicalText(withoutOrder(object))).sort();
    expect(texts(objects)).toEqual(texts(written));
    expect(await valueOf(result.stage)).toBe('shift-10');
    expect(await valueOf(result.weights)).toEqual({ blue: 90, green: 10 });
    expect(await valueOf(result.live)).toBe('blue');
    expect(await valueOf(result.hosts)).toEqual([
      'recommendation.production.svc.cluster.local',
      'recommendation.example.com',
    ]);
    expect(readFileSync(LOCK, 'utf8')).toBe(before);
  });

  it('runs as it is by the program that Pulumi starts, in the way that Pulumi.yaml says', async () => {
    const { main, runtime } = parse(readFileSync(join(__dirname, 'Pulumi.yaml'), 'utf8')) as {
      readonly main: string;
      readonly runtime: { readonly options: { readonly nodeargs: string } };
    };
    expect([main, runtime.options.nodeargs]).toEqual(['index.ts', '--require tsx/cjs']);
    const { code, stderr, messages, registered } = await runProgram(__dirname, { preview: true, main });
    expect({ code, stderr, messages }).toEqual({ code: 0, stderr: '', messages: [] });
    expect(registered.map(({ name }) => name)).toContain('recommendation-VirtualService');
  }, 120_000);
});
