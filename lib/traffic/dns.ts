import { SLOTS, slotObjectName, type SlotName } from '../core/labels';
import type { StageModel } from '../release/model';

/** A weighted record of DNS, as providers such as Route 53 take them: one for each host and slot. */
export interface DnsRecord {
  /** The host. */
  readonly name: string;
  /** What tells the records of a host apart. It stays the same over all releases. */
  readonly setIdentifier: string;
  /** The slot that the record leads to. */
  readonly slot: SlotName;
  /** Percent of the answers. */
  readonly weight: number;
  /**
   * Seconds that clients may keep the answer: 60 while a release is open (guide 003). Nothing at rest, where the usual
   * time of the zone is right.
   */
  readonly ttl?: number;
}

/** Guide 003 §4. */
const TTL_OF_A_RELEASE = 60;

/** What a stage wants of DNS, where it is DNS that divides the traffic, such as between regions. */
export function dnsRecords({ service, stage, slots }: StageModel, hosts: readonly string[]): DnsRecord[] {
  return hosts.flatMap((name) =>
    SLOTS.filter((slot) => slots[slot]).map((slot) => ({
      name,
      setIdentifier: slotObjectName(service, slot),
      slot,
      weight: slots[slot]?.weight ?? 0,
      ...(stage.kind === 'idle' ? {} : { ttl: TTL_OF_A_RELEASE }),
    })),
  );
}
