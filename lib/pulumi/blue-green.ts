import {
  ComponentResource,
  output,
  type ComponentResourceOptions,
  type CustomResource,
  type Output,
} from '@pulumi/pulumi';
import type { SlotName } from '../core/labels';
import type { Lock } from '../release/lock';
import { stageName } from '../release/stage';
import type { DnsRecord } from '../traffic/dns';
import type { BlueGreenArgs } from './args';
import { decide, lockOutput } from './decided';
import { afterChecks, registerAll } from './resources';

/**
 * A blue-green release of a service as resources of Pulumi, one for each object: the same objects that `BlueGreen` of
 * cdk8s writes. All checks pass before any of them is registered; where an argument is an Output they run on what is
 * known, and again when it is known. Throws the report.
 */
export class BlueGreen extends ComponentResource {
  /** The slot whose version is the stable one. */
  readonly live: Output<SlotName>;
  /** Name of the stage. */
  readonly stage: Output<string>;
  /** Names that clients call the service by: the one in the mesh, then the public hosts. */
  readonly hosts: Output<readonly string[]>;
  /** Names of its objects in the cluster, by what they are called here, such as `Deployment-blue`. */
  readonly names: Output<Readonly<Record<string, string>>>;
  /** Percent of the traffic that each slot has. */
  readonly weights: Output<Readonly<Record<SlotName, number>>>;
  /** What the release wants of weighted DNS: a record for each public host and slot. */
  readonly dns: Output<readonly DnsRecord[]>;
  /** What the version in each slot is. A release that is given in code takes it at the next update. */
  readonly lock: Output<Lock>;
  /** The resource of each object, by the same names as in `names`. */
  readonly resources: ReadonlyMap<string, CustomResource>;

  constructor(name: string, args: BlueGreenArgs, opts: ComponentResourceOptions = {}) {
    const release = decide(name, args, opts.parent);
    super('cutover:index:BlueGreen', name, {}, afterChecks(opts, release.checked));
    const { now } = release;
    this.live = output(now.model.live);
    this.stage = output(stageName(now.model.stage));
    this.weights = output(now.weights);
    this.names = output(Object.fromEntries(now.objects.map((each) => [each.name, each.object.metadata.name])));
    this.dns = output([...now.dns]);
    this.hosts = release.read(({ hosts }) => hosts);
    this.lock = lockOutput(release);
    this.resources = registerAll(this, name, now.objects, opts, release.fieldsOf);
    const { live, stage, hosts, names, weights, dns } = this;
    this.registerOutputs({ live, stage, hosts, names, weights, dns });
  }
}
