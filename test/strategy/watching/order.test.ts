import type { SynthesizedStage } from 'cutover/testing';
import { released, runAt, watched } from './sample';

const WAVE = 'argocd.argoproj.io/sync-wave';

describe('the order in which things take effect', () => {
  const stages = released(watched);
  const waves = ({ objects }: SynthesizedStage) =>
    objects.map(({ kind, metadata }) => [kind, Number(metadata.annotations?.[WAVE])] as const);

  it('has the run after everything else, and nothing beside it while nothing was rejected', () => {
    for (const stage of stages.all()) {
      for (const [kind, wave] of waves(stage)) expect([kind, wave === 5]).toEqual([kind, kind === 'AnalysisRun']);
    }
  });

  it('has a rejected version after the routes, and with the run in the last wave, for which no sync waits', () => {
    const back = stages.rollbackFrom('shift-50');
    expect(back.object('Deployment', 'recommendation-green').metadata.annotations?.[WAVE]).toBe('5');
    expect(back.object('Deployment', 'recommendation-blue').metadata.annotations?.[WAVE]).toBe('1');
    expect(back.object('VirtualService', 'recommendation').metadata.annotations?.[WAVE]).toBe('3');
    expect(runAt(back)?.metadata.annotations?.[WAVE]).toBe('5');
  });

  it('has a folder of its own for the run, the last one', () => {
    const { files } = stages.at('shift-10');
    const folders = [...files].flatMap(([path, text]) => {
      const [, folder] = /^release\/(.*)\//.exec(path) ?? [];
      return folder === undefined ? [] : [[folder, new Set(text.match(/(?<=^kind: ).*$/gm))] as const];
    });
    expect(folders.map(([folder]) => folder)).toEqual(['0-base', '1-workloads', '2-subsets', '3-routes', '4-gates']);
    for (const [folder, kinds] of folders) expect(kinds.has('AnalysisRun')).toBe(folder === '4-gates');
    expect(folders.at(-1)?.[1].size).toBe(1);
  });

  it('has no such annotations for other engines', () => {
    const flux = released(watched, { gitOps: 'flux' }).at('shift-10');
    expect(runAt(flux)?.metadata.annotations ?? {}).not.toHaveProperty(WAVE);
  });
});
