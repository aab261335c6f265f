import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { KubeObject } from '../core/kube';
import { PlainObject } from './plain-object';

const DELIVERY_OBJECT = Symbol.for('cutover.DeliveryObject');

/**
 * An object of the GitOps engine itself. It is written beside the release and is no part of it, and follows from all other
 * objects of the app, so that it is computed when it is written.
 */
export class DeliveryObject extends PlainObject {
  /** Whether a construct is one. */
  static isDeliveryObject(construct: object): construct is DeliveryObject {
    return DELIVERY_OBJECT in construct;
  }

  constructor(
    scope: Construct,
    id: string,
    private readonly compute: (released: readonly KubeObject[]) => KubeObject,
  ) {
    super(scope, id, compute([]));
    Object.defineProperty(this, DELIVERY_OBJECT, { value: true });
  }

  override toJson(): KubeObject {
    return this.render(this.compute(this.released()));
  }

  /** All that the engine applies: every other object of the app. */
  private released(): readonly KubeObject[] {
    return this.node.root.node
      .findAll()
      .flatMap((construct) =>
        construct instanceof ApiObject && !DeliveryObject.isDeliveryObject(construct)
          ? [construct.toJson() as KubeObject]
          : [],
      );
  }
}
