import { digest } from '../core/canonical';
import { CutoverError } from '../core/error';
import type { KeyRef } from '../core/kube';
import { Rule } from '../core/rule';

/** An object that a pod names: it must be synthesized by the same app, or be declared external. */
export interface Reference {
  readonly kind: 'ConfigMap' | 'Secret' | 'ServiceAccount';
  readonly name: string;
  readonly external: boolean;
}

/** A Secret or ConfigMap construct that the app itself holds, such as those of cdk8s-plus. */
export interface HeldObject {
  readonly kind: string;
  readonly name: string;
}

/** A reference to a Secret. */
export class SecretRef implements Reference {
  /** Kind of the object. */
  readonly kind = 'Secret';

  /** A Secret that something else brings: External Secrets, Vault, an operator, a person. */
  static external(name: string): SecretRef {
    return new SecretRef(name, true);
  }

  /** A Secret of this app; synthesis fails when the app does not write it. */
  static inApp(secret: HeldObject): SecretRef {
    return new SecretRef(secret.name, false);
  }

  private constructor(
    readonly name: string,
    readonly external: boolean,
  ) {}
}

/** A reference to a ConfigMap whose content is not part of a version. For content that is, use `Config`. */
export class ConfigMapRef implements Reference {
  /** Kind of the object. */
  readonly kind = 'ConfigMap';

  /** A ConfigMap that something else brings. */
  static external(name: string): ConfigMapRef {
    return new ConfigMapRef(name, true);
  }

  /** A ConfigMap of this app, shared by all versions: an edit reaches the live one too. */
  static inApp(configMap: HeldObject): ConfigMapRef {
    return new ConfigMapRef(configMap.name, false);
  }

  private constructor(
    readonly name: string,
    readonly external: boolean,
  ) {}
}

/** A reference to the ServiceAccount that pods run as. */
export class ServiceAccountRef implements Reference {
  /** Kind of the object. */
  readonly kind = 'ServiceAccount';

  /** A ServiceAccount that something else brings. */
  static external(name: string): ServiceAccountRef {
    return new ServiceAccountRef(name, true);
  }

  /** A ServiceAccount of this app. */
  static inApp(account: HeldObject): ServiceAccountRef {
    return new ServiceAccountRef(account.name, false);
  }

  private constructor(
    readonly name: string,
    readonly external: boolean,
  ) {}
}

/** A ConfigMap construct, such as that of cdk8s-plus, as far as its content goes. */
export interface HeldConfigMap {
  readonly data: Readonly<Record<string, string>>;
  readonly binaryData?: Readonly<Record<string, string>>;
}

export const binaryConfigRule = new Rule({
  id: 'binary-config',
  title: 'The configuration of a version is text',
  why: 'Binary data would be left out of its ConfigMap, and the pods start without the file.',
});

/**
 * Configuration that belongs to a version. It becomes an immutable ConfigMap named by the hash of its content, so two
 * versions never share one, and it stays as long as a slot can be rolled back to.
 */
export class Config {
  /** Keys and their text: files when mounted, variables when used with `envFrom`. */
  static of(name: string, data: Readonly<Record<string, string>>): Config {
    return new Config(name, data);
  }

  /** The content of a ConfigMap construct, such as that of cdk8s-plus, frozen with the version that uses it. */
  static from(name: string, configMap: HeldConfigMap): Config {
    const binary = Object.keys(configMap.binaryData ?? {});
    if (binary.length === 0) return new Config(name, { ...configMap.data });
    const problem = binaryConfigRule.problem({
      at: { field: `config ${name}` },
      given: `binary data: ${binary.join(', ')}`,
      allowed: 'text',
      fix: 'mount the ConfigMap itself by ConfigMapRef.inApp, or put the data into the image',
    });
    throw new CutoverError([problem]);
  }

  private constructor(
    readonly name: string,
    readonly data: Readonly<Record<string, string>>,
  ) {}
}

/**
 * Name of the ConfigMap of a version's configuration: by its content, and by the slot, so that the versions in two
 * slots never share one, not even with the same content.
 */
export function configObjectName(slotObject: string, config: Config): string {
  return `${slotObject}-${config.name}-${digest(config.data).slice(0, 10)}`;
}

/** Where the value of an environment variable comes from. */
export type EnvSource =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'secret'; readonly ref: SecretRef; readonly key: string }
  | { readonly kind: 'config-map'; readonly ref: ConfigMapRef; readonly key: string }
  | { readonly kind: 'config'; readonly config: Config; readonly key: string }
  | { readonly kind: 'field'; readonly path: string };

/** Value of an environment variable; a plain string stands for `Env.value`. */
export class Env {
  /** The value itself. */
  static value(value: string): Env {
    return new Env({ kind: 'value', value });
  }

  /** One key of a Secret. */
  static secret(ref: SecretRef, key: string): Env {
    return new Env({ kind: 'secret', ref, key });
  }

  /** One key of a ConfigMap, shared by versions, or of a version's own configuration. */
  static config(from: Config | ConfigMapRef, key: string): Env {
    return new Env(
      from instanceof Config ? { kind: 'config', config: from, key } : { kind: 'config-map', ref: from, key },
    );
  }

  /** A field of the pod, such as `status.podIP`. */
  static field(path: string): Env {
    return new Env({ kind: 'field', path });
  }

  private constructor(readonly source: EnvSource) {}
}

/** The `valueFrom` part that names a key of an object. */
export function keyRef(name: string, key: string): KeyRef {
  return { name, key };
}
