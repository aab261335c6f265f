// Generated from istio.io/api v1.31.1 by scripts/import-crds.ts (cdk8s-cli 2.207.60). Do not edit.
/* eslint-disable */
import { ApiObject, ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';

export class AuthorizationPolicy extends ApiObject {
  /**
   * Returns the apiVersion and kind for "AuthorizationPolicy"
   */
  public static readonly GVK: GroupVersionKind = {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
  }

  /**
   * Renders a Kubernetes manifest for "AuthorizationPolicy".
   *
   * This can be used to inline resource manifests inside other objects (e.g. as templates).
   *
   * @param props initialization props
   */
  public static manifest(props: AuthorizationPolicyProps = {}): any {
    return {
      ...AuthorizationPolicy.GVK,
      ...toJson_AuthorizationPolicyProps(props),
    };
  }

  /**
   * Defines a "AuthorizationPolicy" API object
   * @param scope the scope in which to define this object
   * @param id a scope-local name for the object
   * @param props initialization props
   */
  public constructor(scope: Construct, id: string, props: AuthorizationPolicyProps = {}) {
    super(scope, id, {
      ...AuthorizationPolicy.GVK,
      ...props,
    });
  }

  /**
   * Renders the object to Kubernetes JSON.
   */
  public override toJson(): any {
    const resolved = super.toJson();

    return {
      ...AuthorizationPolicy.GVK,
      ...toJson_AuthorizationPolicyProps(resolved),
    };
  }
}

export interface AuthorizationPolicyProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: AuthorizationPolicySpec;
}

/**
 * Converts an object of type 'AuthorizationPolicyProps' to JSON representation.
 */
export function toJson_AuthorizationPolicyProps(obj: AuthorizationPolicyProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': obj.metadata,
    'spec': toJson_AuthorizationPolicySpec(obj.spec),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AuthorizationPolicySpec {
  readonly action?: AuthorizationPolicySpecAction;
  readonly provider?: AuthorizationPolicySpecProvider;
  readonly rules?: AuthorizationPolicySpecRules[];
  readonly selector?: AuthorizationPolicySpecSelector;
  readonly targetRef?: AuthorizationPolicySpecTargetRef;
  readonly targetRefs?: AuthorizationPolicySpecTargetRefs[];
}

/**
 * Converts an object of type 'AuthorizationPolicySpec' to JSON representation.
 */
export function toJson_AuthorizationPolicySpec(obj: AuthorizationPolicySpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'action': obj.action,
    'provider': toJson_AuthorizationPolicySpecProvider(obj.provider),
    'rules': obj.rules?.map(y => toJson_AuthorizationPolicySpecRules(y)),
    'selector': toJson_AuthorizationPolicySpecSelector(obj.selector),
    'targetRef': toJson_AuthorizationPolicySpecTargetRef(obj.targetRef),
    'targetRefs': obj.targetRefs?.map(y => toJson_AuthorizationPolicySpecTargetRefs(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export type AuthorizationPolicySpecAction = "ALLOW" | "DENY" | "AUDIT" | "CUSTOM";

export interface AuthorizationPolicySpecProvider {
  readonly name?: string;
}

/**
 * Converts an object of type 'AuthorizationPolicySpecProvider' to JSON representation.
 */
export function toJson_AuthorizationPolicySpecProvider(obj: AuthorizationPolicySpecProvider | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'name': obj.name,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AuthorizationPolicySpecRules {
  readonly from?: AuthorizationPolicySpecRulesFrom[];
  readonly to?: AuthorizationPolicySpecRulesTo[];
  readonly when?: AuthorizationPolicySpecRulesWhen[];
}

/**
 * Converts an object of type 'AuthorizationPolicySpecRules' to JSON representation.
 */
export function toJson_AuthorizationPolicySpecRules(obj: AuthorizationPolicySpecRules | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'from': obj.from?.map(y => toJson_AuthorizationPolicySpecRulesFrom(y)),
    'to': obj.to?.map(y => toJson_AuthorizationPolicySpecRulesTo(y)),
    'when': obj.when?.map(y => toJson_AuthorizationPolicySpecRulesWhen(y)),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AuthorizationPolicySpecSelector {
  readonly matchLabels?: { [key: string]: string };
}

/**
 * Converts an object of type 'AuthorizationPolicySpecSelector' to JSON representation.
 */
export function toJson_AuthorizationPolicySpecSelector(obj: AuthorizationPolicySpecSelector | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'matchLabels': ((obj.matchLabels) === undefined) ? undefined : (Object.entries(obj.matchLabels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AuthorizationPolicySpecTargetRef {
  readonly group?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/**
 * Converts an object of type 'AuthorizationPolicySpecTargetRef' to JSON representation.
 */
export function toJson_AuthorizationPolicySpecTargetRef(obj: AuthorizationPolicySpecTargetRef | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'group': obj.group,
    'kind': obj.kind,
    'name': obj.name,
    'namespace': obj.namespace,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AuthorizationPolicySpecTargetRefs {
  readonly group?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/**
 * Converts an object of type 'AuthorizationPolicySpecTargetRefs' to JSON representation.
 */
export function toJson_AuthorizationPolicySpecTargetRefs(obj: AuthorizationPolicySpecTargetRefs | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'group': obj.group,
    'kind': obj.kind,
    'name': obj.name,
    'namespace': obj.namespace,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AuthorizationPolicySpecRulesFrom {
  readonly source?: AuthorizationPolicySpecRulesFromSource;
}

/**
 * Converts an object of type 'AuthorizationPolicySpecRulesFrom' to JSON representation.
 */
export function toJson_AuthorizationPolicySpecRulesFrom(obj: AuthorizationPolicySpecRulesFrom | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'source': toJson_AuthorizationPolicySpecRulesFromSource(obj.source),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AuthorizationPolicySpecRulesTo {
  readonly operation?: AuthorizationPolicySpecRulesToOperation;
}

/**
 * Converts an object of type 'AuthorizationPolicySpecRulesTo' to JSON representation.
 */
export function toJson_AuthorizationPolicySpecRulesTo(obj: AuthorizationPolicySpecRulesTo | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'operation': toJson_AuthorizationPolicySpecRulesToOperation(obj.operation),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AuthorizationPolicySpecRulesWhen {
  readonly key: string;
  readonly notValues?: string[];
  readonly values?: string[];
}

/**
 * Converts an object of type 'AuthorizationPolicySpecRulesWhen' to JSON representation.
 */
export function toJson_AuthorizationPolicySpecRulesWhen(obj: AuthorizationPolicySpecRulesWhen | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'key': obj.key,
    'notValues': obj.notValues?.map(y => y),
    'values': obj.values?.map(y => y),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AuthorizationPolicySpecRulesFromSource {
  readonly ipBlocks?: string[];
  readonly namespaces?: string[];
  readonly notIpBlocks?: string[];
  readonly notNamespaces?: string[];
  readonly notPrincipals?: string[];
  readonly notRemoteIpBlocks?: string[];
  readonly notRequestPrincipals?: string[];
  readonly notServiceAccounts?: string[];
  readonly notTrustDomains?: string[];
  readonly principals?: string[];
  readonly remoteIpBlocks?: string[];
  readonly requestPrincipals?: string[];
  readonly serviceAccounts?: string[];
  readonly trustDomains?: string[];
}

/**
 * Converts an object of type 'AuthorizationPolicySpecRulesFromSource' to JSON representation.
 */
export function toJson_AuthorizationPolicySpecRulesFromSource(obj: AuthorizationPolicySpecRulesFromSource | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'ipBlocks': obj.ipBlocks?.map(y => y),
    'namespaces': obj.namespaces?.map(y => y),
    'notIpBlocks': obj.notIpBlocks?.map(y => y),
    'notNamespaces': obj.notNamespaces?.map(y => y),
    'notPrincipals': obj.notPrincipals?.map(y => y),
    'notRemoteIpBlocks': obj.notRemoteIpBlocks?.map(y => y),
    'notRequestPrincipals': obj.notRequestPrincipals?.map(y => y),
    'notServiceAccounts': obj.notServiceAccounts?.map(y => y),
    'notTrustDomains': obj.notTrustDomains?.map(y => y),
    'principals': obj.principals?.map(y => y),
    'remoteIpBlocks': obj.remoteIpBlocks?.map(y => y),
    'requestPrincipals': obj.requestPrincipals?.map(y => y),
    'serviceAccounts': obj.serviceAccounts?.map(y => y),
    'trustDomains': obj.trustDomains?.map(y => y),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface AuthorizationPolicySpecRulesToOperation {
  readonly hosts?: string[];
  readonly methods?: string[];
  readonly notHosts?: string[];
  readonly notMethods?: string[];
  readonly notPaths?: string[];
  readonly notPorts?: string[];
  readonly paths?: string[];
  readonly ports?: string[];
}

/**
 * Converts an object of type 'AuthorizationPolicySpecRulesToOperation' to JSON representation.
 */
export function toJson_AuthorizationPolicySpecRulesToOperation(obj: AuthorizationPolicySpecRulesToOperation | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'hosts': obj.hosts?.map(y => y),
    'methods': obj.methods?.map(y => y),
    'notHosts': obj.notHosts?.map(y => y),
    'notMethods': obj.notMethods?.map(y => y),
    'notPaths': obj.notPaths?.map(y => y),
    'notPorts': obj.notPorts?.map(y => y),
    'paths': obj.paths?.map(y => y),
    'ports': obj.ports?.map(y => y),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export class PeerAuthentication extends ApiObject {
  /**
   * Returns the apiVersion and kind for "PeerAuthentication"
   */
  public static readonly GVK: GroupVersionKind = {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
  }

  /**
   * Renders a Kubernetes manifest for "PeerAuthentication".
   *
   * This can be used to inline resource manifests inside other objects (e.g. as templates).
   *
   * @param props initialization props
   */
  public static manifest(props: PeerAuthenticationProps = {}): any {
    return {
      ...PeerAuthentication.GVK,
      ...toJson_PeerAuthenticationProps(props),
    };
  }

  /**
   * Defines a "PeerAuthentication" API object
   * @param scope the scope in which to define this object
   * @param id a scope-local name for the object
   * @param props initialization props
   */
  public constructor(scope: Construct, id: string, props: PeerAuthenticationProps = {}) {
    super(scope, id, {
      ...PeerAuthentication.GVK,
      ...props,
    });
  }

  /**
   * Renders the object to Kubernetes JSON.
   */
  public override toJson(): any {
    const resolved = super.toJson();

    return {
      ...PeerAuthentication.GVK,
      ...toJson_PeerAuthenticationProps(resolved),
    };
  }
}

export interface PeerAuthenticationProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: PeerAuthenticationSpec;
}

/**
 * Converts an object of type 'PeerAuthenticationProps' to JSON representation.
 */
export function toJson_PeerAuthenticationProps(obj: PeerAuthenticationProps | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'metadata': obj.metadata,
    'spec': toJson_PeerAuthenticationSpec(obj.spec),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface PeerAuthenticationSpec {
  readonly mtls?: PeerAuthenticationSpecMtls;
  readonly portLevelMtls?: { [key: string]: PeerAuthenticationSpecPortLevelMtls };
  readonly selector?: PeerAuthenticationSpecSelector;
}

/**
 * Converts an object of type 'PeerAuthenticationSpec' to JSON representation.
 */
export function toJson_PeerAuthenticationSpec(obj: PeerAuthenticationSpec | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'mtls': toJson_PeerAuthenticationSpecMtls(obj.mtls),
    'portLevelMtls': ((obj.portLevelMtls) === undefined) ? undefined : (Object.entries(obj.portLevelMtls).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: toJson_PeerAuthenticationSpecPortLevelMtls(i[1]) }), {})),
    'selector': toJson_PeerAuthenticationSpecSelector(obj.selector),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface PeerAuthenticationSpecMtls {
  readonly mode?: PeerAuthenticationSpecMtlsMode;
}

/**
 * Converts an object of type 'PeerAuthenticationSpecMtls' to JSON representation.
 */
export function toJson_PeerAuthenticationSpecMtls(obj: PeerAuthenticationSpecMtls | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'mode': obj.mode,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface PeerAuthenticationSpecPortLevelMtls {
  readonly mode?: PeerAuthenticationSpecPortLevelMtlsMode;
}

/**
 * Converts an object of type 'PeerAuthenticationSpecPortLevelMtls' to JSON representation.
 */
export function toJson_PeerAuthenticationSpecPortLevelMtls(obj: PeerAuthenticationSpecPortLevelMtls | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'mode': obj.mode,
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export interface PeerAuthenticationSpecSelector {
  readonly matchLabels?: { [key: string]: string };
}

/**
 * Converts an object of type 'PeerAuthenticationSpecSelector' to JSON representation.
 */
export function toJson_PeerAuthenticationSpecSelector(obj: PeerAuthenticationSpecSelector | undefined): Record<string, any> | undefined {
  if (obj === undefined) { return undefined; }
  const result = {
    'matchLabels': ((obj.matchLabels) === undefined) ? undefined : (Object.entries(obj.matchLabels).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {})),
  };
  // filter undefined values
  return Object.entries(result).reduce((r, i) => (i[1] === undefined) ? r : ({ ...r, [i[0]]: i[1] }), {});
}

export type PeerAuthenticationSpecMtlsMode = "UNSET" | "DISABLE" | "PERMISSIVE" | "STRICT";

export type PeerAuthenticationSpecPortLevelMtlsMode = "UNSET" | "DISABLE" | "PERMISSIVE" | "STRICT";
