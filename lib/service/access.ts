/** Who may call a service: a namespace, or one ServiceAccount in it. */
export interface PeerFacts {
  /** Namespace that callers are in. */
  readonly namespace: string;
  /** @default - everything in the namespace */
  readonly serviceAccount?: string;
}

/** A caller. */
export class Peer {
  /** Everything in a namespace. */
  static namespace(namespace: string): Peer {
    return new Peer({ namespace });
  }

  /** Pods that run as a ServiceAccount. The network policy lets the whole namespace in: it cannot see identities. */
  static serviceAccount(namespace: string, serviceAccount: string): Peer {
    return new Peer({ namespace, serviceAccount });
  }

  private constructor(readonly facts: PeerFacts) {}
}

/** Who may call a service, enforced twice: by the network, and by identity in the mesh. */
export class Access {
  /** Only these callers, the gateways of the routes and Prometheus. */
  static only(...peers: readonly Peer[]): Access {
    return new Access(peers);
  }

  private constructor(readonly peers: readonly Peer[]) {}
}
