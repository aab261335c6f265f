import { objectName } from '../core/kube';
import type { Labels } from '../core/labels';

/** Plain data of any form. */
export type Fields = Readonly<Record<string, unknown>>;

/** An object as a cluster or a file has it. */
export interface GivenObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Labels } & Fields;
  readonly spec?: Fields;
  readonly [field: string]: unknown;
}

/** A probe as it is given. */
export interface GivenProbe {
  readonly httpGet?: { readonly path?: string; readonly port: string | number; readonly scheme?: string } & Fields;
  readonly tcpSocket?: { readonly port: string | number } & Fields;
  readonly grpc?: { readonly port: number; readonly service?: string };
  readonly exec?: { readonly command?: readonly string[] };
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly failureThreshold?: number;
  readonly successThreshold?: number;
}

/** A key of an object, as a variable takes it. */
export interface GivenKey {
  readonly name?: string;
  readonly key?: string;
  readonly optional?: boolean;
}

/** A variable as it is given. */
export interface GivenEnv {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly secretKeyRef?: GivenKey;
    readonly configMapKeyRef?: GivenKey;
    readonly fieldRef?: { readonly fieldPath?: string };
  } & Fields;
}

/** Variables from an object as they are given. */
export interface GivenEnvFrom {
  readonly prefix?: string;
  readonly configMapRef?: GivenKey;
  readonly secretRef?: GivenKey;
}

/** A mount as it is given. */
export interface GivenMount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
  readonly subPath?: string;
}

/** A container as it is given. */
export interface GivenContainer extends Fields {
  readonly name: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number; readonly protocol?: string }[];
  readonly env?: readonly GivenEnv[];
  readonly envFrom?: readonly GivenEnvFrom[];
  readonly volumeMounts?: readonly GivenMount[];
  readonly resources?: { readonly requests?: Fields; readonly limits?: Fields } & Fields;
  readonly readinessProbe?: GivenProbe;
  readonly livenessProbe?: GivenProbe;
  readonly startupProbe?: GivenProbe;
  readonly lifecycle?: { readonly preStop?: GivenHook; readonly postStart?: Fields };
  readonly securityContext?: Fields;
}

/** What runs before a container is told to stop. */
export interface GivenHook extends Fields {
  readonly sleep?: { readonly seconds?: number };
  readonly exec?: { readonly command?: readonly string[] };
}

/** A volume as it is given: its name and one source. */
export interface GivenVolume extends Fields {
  readonly name: string;
}

/** A pod as it is given. */
export interface GivenPod extends Fields {
  readonly containers: readonly GivenContainer[];
  readonly initContainers?: readonly GivenContainer[];
  readonly volumes?: readonly GivenVolume[];
  readonly serviceAccountName?: string;
  readonly automountServiceAccountToken?: boolean;
  readonly terminationGracePeriodSeconds?: number;
  readonly securityContext?: Fields;
  readonly imagePullSecrets?: readonly { readonly name: string }[];
}

/** A pod template as it is given. */
export interface GivenTemplate {
  readonly metadata?: { readonly labels?: Labels; readonly annotations?: Labels };
  readonly spec: GivenPod;
}

/** A Deployment as it is given. */
export interface GivenDeployment extends GivenObject {
  readonly spec: {
    readonly replicas?: number;
    readonly selector: { readonly matchLabels?: Labels; readonly matchExpressions?: readonly Expression[] };
    readonly template: GivenTemplate;
    readonly progressDeadlineSeconds?: number;
    readonly minReadySeconds?: number;
    readonly strategy?: { readonly rollingUpdate?: { readonly maxSurge?: number | string } };
  } & Fields;
}

/** A condition of a selector. */
export interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** A port of a Service as it is given. */
export interface GivenServicePort extends Fields {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: string | number;
  readonly protocol?: string;
  readonly appProtocol?: string;
}

/** A Service as it is given. */
export interface GivenService extends GivenObject {
  readonly spec: {
    readonly selector?: Labels;
    readonly ports?: readonly GivenServicePort[];
    readonly type?: string;
    readonly clusterIP?: string;
  } & Fields;
}

/** `Kind namespace/name`, for reports of what is not as it was. */
export function fullNameOf({ kind, metadata }: GivenObject): string {
  return objectName({ apiVersion: '', kind, metadata });
}

/** `Kind name`, for reports. */
export function nameOf({ kind, metadata }: GivenObject): string {
  return `${kind} ${metadata.name}`;
}
