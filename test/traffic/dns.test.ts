import { ReleasePlan, stageModel } from 'cutover';
import { dnsRecords } from '../../lib/traffic/dns';

const image = `registry.test/shop@sha256:${'0'.repeat(64)}`;
const plan = ReleasePlan.steps({ 25: 60 }, { soak: 60 });
const hosts = ['eu.example.com', 'us.example.com'];
const slots = { blue: { version: 'v1', image }, green: { version: 'v2', image } };

const recordsAt = (stage: string) =>
  dnsRecords(stageModel(plan, { service: 'shop', live: 'blue', stage, slots }), hosts);
const weightsAt = (stage: string) => recordsAt(stage).map(({ slot, weight }) => [slot, weight]);

describe('weighted DNS', () => {
  it('has a record for each host and slot, under names that no stage changes', () => {
    for (const stage of ['idle', ...plan.names, 'rollback']) {
      expect(recordsAt(stage).map(({ name, setIdentifier }) => `${name} ${setIdentifier}`)).toEqual([
        'eu.example.com shop-blue',
        'eu.example.com shop-green',
        'us.example.com shop-blue',
        'us.example.com shop-green',
      ]);
    }
  });

  it('answers as the stage divides the traffic, and with 100 % of the live slot after the way back', () => {
    expect(weightsAt('shift-25').slice(0, 2)).toEqual([
      ['blue', 75],
      ['green', 25],
    ]);
    expect(weightsAt('soak').slice(0, 2)).toEqual([
      ['blue', 0],
      ['green', 100],
    ]);
    expect(weightsAt('rollback').slice(0, 2)).toEqual([
      ['blue', 100],
      ['green', 0],
    ]);
  });

  it('may be kept for 60 s from the preview on, and as long as the zone has it at rest', () => {
    for (const stage of [...plan.names, 'rollback'])
      expect(recordsAt(stage).map(({ ttl }) => ttl)).toEqual([60, 60, 60, 60]);
    for (const record of recordsAt('idle')) expect(record).not.toHaveProperty('ttl');
  });

  it('has no record of a slot that has no version', () => {
    const alone = stageModel(plan, { service: 'shop', live: 'blue', stage: 'idle', slots: { blue: slots.blue } });
    expect(dnsRecords(alone, hosts).map(({ setIdentifier }) => setIdentifier)).toEqual(['shop-blue', 'shop-blue']);
  });
});
