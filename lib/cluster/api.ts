import { setTimeout as sleep } from 'node:timers/promises';
import type * as Client from '@kubernetes/client-node' with { 'resolution-mode': 'import' };
import { within } from './wait';

/** What names an object. */
export interface ObjectKey {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** What the cluster knows of an object beside what it was told. */
export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly generation?: number;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly { readonly kind: string; readonly name: string; readonly uid: string }[];
  readonly managedFields?: readonly {
    readonly manager: string;
    readonly operation: string;
    readonly time?: string;
    readonly subresource?: string;
    readonly fieldsV1?: object;
  }[];
}

/** An object of the cluster, with whatever fields it has. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- who asks for an object knows what is in it
export type ClusterObject = ObjectKey & { readonly metadata: Metadata; readonly spec?: any; readonly status?: any };

/** How an object is applied. */
export interface ApplyOptions {
  /** Everything but storing it. @default false */
  readonly dryRun?: boolean;
  /** Who owns the fields. @default 'cutover' */
  readonly manager?: string;
  /** Whether fields that others own are taken from them. @default false */
  readonly force?: boolean;
}

/** What became of an applied object. */
export interface Applied {
  readonly object: ClusterObject;
  /** Warnings of the API server, as `kubectl` would print them. */
  readonly warnings: readonly string[];
}

/** What the API server refused, in its own words. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
  ) {
    super(message);
    this.name = 'ApiRefusal';
  }
}

/**
 * The API server, through `@kubernetes/client-node`: its configuration, its paths, its connections. Objects go and come as
 * they are, because the client's typed models drop each field that they do not know.
 */
export interface ClusterApi {
  /** For what needs the client itself: watches, informers, typed APIs. */
  readonly config: Client.KubeConfig;
  /** Applies an object server-side, with strict field validation. Throws an ApiRefusal. */
  readonly apply: (object: object, options?: ApplyOptions) => Promise<Applied>;
  /** Creates an object that is not there yet: what is large is spared the bookkeeping of an apply. */
  readonly create: (object: ObjectKey) => Promise<void>;
  /** An object, or undefined when there is none. */
  readonly get: (key: ObjectKey) => Promise<ClusterObject | undefined>;
  /** Objects of a kind, of all namespaces when none is named. */
  readonly list: (
    apiVersion: string,
    kind: string,
    namespace?: string,
    labelSelector?: string,
  ) => Promise<readonly ClusterObject[]>;
  /** Merges a patch into an object, or into a part of it that has a path of its own, like `scale`. */
  readonly merge: (key: ObjectKey, patch: object, part?: string) => Promise<ClusterObject>;
  /** Deletes an object, if there is one. */
  readonly delete: (key: ObjectKey) => Promise<void>;
  /** Sends a POST to a part of an object that takes one, like a pod's `eviction`. */
  readonly post: (key: ObjectKey, part: string, body: object) => Promise<void>;
}

/** The API of the cluster that a configuration leads to. Throws when it leads to none. */
export function clusterApi(client: typeof Client, config: Client.KubeConfig): ClusterApi {
  return { config, ...operations(rawApi(client, config)) };
}

/** A busy API server takes a few seconds for a large definition; more than this is a hang. */
const ANSWERS_WITHIN = 30_000;
/** Milliseconds until a server that asked for patience is asked again. */
const ASKED_AGAIN_AFTER = 200;

interface Call {
  readonly method: 'GET' | 'PATCH' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly type?: string;
  readonly body?: object;
}

interface Reply {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see ClusterObject
  readonly body: any;
  readonly warnings: readonly string[];
}

interface RawApi {
  pathOf(
    key: { apiVersion: string; kind: string; metadata: object },
    action: 'create' | 'read' | 'list',
  ): Promise<string>;
  call(call: Call): Promise<Reply>;
}

/** The client's own way to the server, with bodies untouched. */
function rawApi(client: typeof Client, config: Client.KubeConfig): RawApi {
  class RawObjectApi extends client.KubernetesObjectApi implements RawApi {
    async pathOf(
      key: { apiVersion: string; kind: string; metadata: object },
      action: 'create' | 'read' | 'list',
    ): Promise<string> {
      return this.specUriPath({ ...key, metadata: Object.assign(new client.V1ObjectMeta(), key.metadata) }, action);
    }

    /** Reads wait for a kind that was defined a moment ago, as clients do; a refusal of anything else is an answer. */
    async call(call: Call): Promise<Reply> {
      const end = performance.now() + ANSWERS_WITHIN;
      for (;;) {
        try {
          return await this.ask(call);
        } catch (error) {
          const isNotYet = call.method === 'GET' && error instanceof ApiRefusal && error.status === 429;
          if (!isNotYet || performance.now() > end) throw error;
        }
        await sleep(ASKED_AGAIN_AFTER);
      }
    }

    private async ask({ method, path, query = {}, type = 'application/json', body }: Call): Promise<Reply> {
      const request = this.configuration.baseServer.makeRequestContext(path, client.HttpMethod[method]);
      request.setHeaderParam('Accept', 'application/json');
      for (const [name, value] of Object.entries(query)) request.setQueryParam(name, value);
      if (body) {
        request.setHeaderParam('Content-Type', type);
        request.setBody(JSON.stringify(body));
      }
      await config.applySecurityAuthentication(request);
      const late = () => new Error(`no answer to ${method} ${path} within ${ANSWERS_WITHIN / 1000} s`);
      const response = await within(this.configuration.httpApi.send(request).toPromise(), ANSWERS_WITHIN, late);
      const text = await response.body.text();
      const answer = text.startsWith('{')
        ? (JSON.parse(text) as { reason?: string; message?: string })
        : { message: text };
      if (response.httpStatusCode >= 300) {
        throw new ApiRefusal(response.httpStatusCode, answer.reason ?? '', answer.message ?? text);
      }
      return { body: answer, warnings: warningsOf(response.headers.warning) };
    }
  }
  return new RawObjectApi(
    client.createConfiguration({
      baseServer: new client.ServerConfiguration(serverOf(config), {}),
      authMethods: { default: config },
    }),
  );
}

function serverOf(config: Client.KubeConfig): string {
  const server = config.getCurrentCluster()?.server;
  if (server === undefined) throw new Error('the configuration names no cluster');
  return server;
}

function operations(api: RawApi): Omit<ClusterApi, 'config'> {
  const at = (key: ObjectKey, part?: string) =>
    api.pathOf(key, 'read').then((path) => (part === undefined ? path : `${path}/${part}`));
  return {
    apply: async (object, { dryRun = false, manager = 'cutover', force = false } = {}) => {
      const { body, warnings } = await api.call({
        method: 'PATCH',
        path: await at(object as ObjectKey),
        query: {
          fieldManager: manager,
          fieldValidation: 'Strict',
          force: String(force),
          ...(dryRun ? { dryRun: 'All' } : {}),
        },
        type: 'application/apply-patch+yaml',
        body: object,
      });
      return { object: body, warnings };
    },
    create: async (object) => {
      const path = await api.pathOf(object, 'create');
      await api.call({ method: 'POST', path, query: { fieldValidation: 'Strict' }, body: object });
    },
    get: async (key) => {
      try {
        return (await api.call({ method: 'GET', path: await at(key) })).body;
      } catch (error) {
        if (error instanceof ApiRefusal && error.status === 404) return undefined;
        throw error;
      }
    },
    list: async (apiVersion, kind, namespace, labelSelector) => {
      const path = await api.pathOf({ apiVersion, kind, metadata: { namespace } }, 'list');
      const { body } = await api.call({
        method: 'GET',
        path,
        query: labelSelector === undefined ? {} : { labelSelector },
      });
      return (body.items as ClusterObject[]).map((item) => ({ ...item, apiVersion, kind }));
    },
    merge: async (key, patch, part) =>
      (
        await api.call({
          method: 'PATCH',
          path: await at(key, part),
          type: 'application/merge-patch+json',
          body: patch,
        })
      ).body,
    delete: async (key) => {
      try {
        await api.call({ method: 'DELETE', path: await at(key), body: { propagationPolicy: 'Background' } });
      } catch (error) {
        if (!(error instanceof ApiRefusal && error.status === 404)) throw error;
      }
    },
    post: async (key, part, body) => {
      await api.call({ method: 'POST', path: await at(key, part), body });
    },
  };
}

/** `299 - "text", 299 - "text"`, where a quote inside a text is escaped. */
function warningsOf(header: string | undefined): readonly string[] {
  return [...(header ?? '').matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) =>
    text.replaceAll('\\"', '"'),
  );
}
