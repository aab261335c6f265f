import { describeGitOps } from './support/gitops/describe';
import { openPlay } from './support/gitops/play';
import { record } from './support/report';

const TIER = 'GitOps: the way back when the candidate fails';

describeGitOps(TIER, (cluster) => {
  const play = openPlay(cluster);

  // Pods of kwok do not fail by themselves: that their readiness goes is acted by the test.
  test('a commit of stage rollback moves the traffic off a candidate that fails, and the sync ends well without it', async () => {
    const { delivery, stages } = await play('checkout', 'fails-under-traffic');
    for (const stage of ['idle', 'preview', 'shift-100']) await delivery.deliver(stages.at(stage));
    await delivery.setReady('blue', false);
    await delivery.app.untilState('progressing', ({ health }) => health === 'Progressing');
    const start = performance.now();
    const revision = await delivery.push(stages.at('rollback'));
    const moved = (await delivery.untilWeights({ blue: 0, green: 100 })) - start;
    await delivery.app.untilState(
      'synced although the candidate fails',
      (state) => state.revision === revision && state.phase === 'Succeeded' && state.health !== 'Healthy',
    );
    record({ tier: TIER, takenBackFromFailingCandidateAfter: Math.round(moved) });
  });

  test('a sync that waits for a failing candidate sees no newer commit until it is ended', async () => {
    const { delivery, stages } = await play('recommendation', 'fails-on-the-way');
    for (const stage of ['idle', 'preview', 'shift-10']) await delivery.deliver(stages.at(stage));
    await delivery.setReady('green', false);
    await delivery.app.untilState('unhealthy', ({ health }) => health !== 'Healthy');
    const stuck = await delivery.push(stages.at('shift-25'));
    await delivery.app.untilState('syncing', ({ phase, revision }) => phase === 'Running' && revision === stuck);
    const idle = await delivery.push(stages.at('idle'));
    const told = await delivery.app.untilState('told of the newer commit', ({ revision }) => revision === idle);
    expect(told.phase).toBe('Running');
    const start = performance.now();
    await delivery.app.terminate();
    await delivery.untilWeights({ blue: 100, green: 0 });
    await delivery.app.untilInSync(idle);
    expect(await delivery.pods('green')).toEqual([]);
    record({ tier: TIER, newerCommitSyncedAfterEndOfStuckOne: Math.round(performance.now() - start) });
  });
});
