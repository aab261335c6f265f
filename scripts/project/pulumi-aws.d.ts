/** The part of @pulumi/aws that the how-to of weighted DNS uses, as its version 7 has it: the package itself has 84 MB. */
import type { CustomResource, CustomResourceOptions, Input } from '@pulumi/pulumi';

export namespace route53 {
  interface RecordArgs {
    name: Input<string>;
    type: Input<string>;
    zoneId: Input<string>;
    records?: Input<Input<string>[]>;
    setIdentifier?: Input<string>;
    ttl?: Input<number>;
    weightedRoutingPolicies?: Input<Input<{ weight: Input<number> }>[]>;
  }

  class Record extends CustomResource {
    constructor(name: string, args: RecordArgs, opts?: CustomResourceOptions);
  }
}
