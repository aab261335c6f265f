// @ts-check
/**
 * What the API server says of pods, by address: which answer requests, which are ending, which are not there.
 *
 * Nothing runs in kwok's pods, so how they end is acted out here, from their own specification: they go on as before for the
 * preStop sleep, then take no new connection and finish what they have, and whatever is left is cut off at the end of the
 * grace period. kwok has removed the pod from the API long before; its containers would still be there.
 */
const fs = require('node:fs');
const https = require('node:https');

/** @typedef {import('node:net').Socket} Socket */
/** @typedef {'starting' | 'ready' | 'pre-stop' | 'draining' | 'gone'} Phase */
/**
 * @typedef {object} Pod
 * @property {string} name
 * @property {string} namespace
 * @property {string} app
 * @property {string} slot
 * @property {string} version
 * @property {string} workload
 * @property {number} preStop seconds
 * @property {number} grace seconds
 * @property {Phase} phase
 * @property {Set<Socket>} sockets
 * @property {number} open requests that are being answered
 * @property {number} openAtEnd requests that were being answered when it was told to stop
 * @property {number} openAtDrain those that still were when its preStop sleep was over
 */

class Pods {
  /** @param {string} kubeconfig file of the launcher's own, which is JSON */
  constructor(kubeconfig) {
    const { clusters, users } = JSON.parse(fs.readFileSync(kubeconfig, 'utf8'));
    const { server, 'certificate-authority': certificate } = clusters[0].cluster;
    this.server = server;
    this.token = users[0].user.token;
    this.agent = new https.Agent({ keepAlive: true, ca: fs.readFileSync(certificate), servername: 'kubernetes' });
    /** @type {Map<string, Pod>} */
    this.byUid = new Map();
    /** @type {Map<string, Pod>} */
    this.byAddress = new Map();
    /** What shows that draining matters: pods that are cut off the moment they are deleted. */
    this.cutsOff = false;
    /** @type {Promise<string> | undefined} */
    this.listing = undefined;
  }

  /** Follows the API server for as long as this process lives. */
  async follow() {
    for (;;) {
      try {
        await this.watch(await this.list());
      } catch (error) {
        console.error('pods:', error);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /**
   * The pod that takes a connection at an address, if one does. Where none is known the API server is asked first: what it
   * has said to the mesh may not have come here yet.
   * @param {string} address
   */
  async accepting(address) {
    const known = this.byAddress.get(address);
    if (known && accepts(known)) return known;
    this.listing ??= this.list().finally(() => (this.listing = undefined));
    await this.listing;
    const found = this.byAddress.get(address);
    return found && accepts(found) ? found : undefined;
  }

  /** Those that it has seen before it asks, and that are not named, are gone. */
  async list() {
    const before = [...this.byUid];
    const response = await this.request('/api/v1/pods');
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += chunk;
    if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${text}`);
    const { items, metadata } = JSON.parse(text);
    const listed = new Set();
    for (const item of items) {
      listed.add(item.metadata.uid);
      this.see(item, false);
    }
    for (const [uid, pod] of before) if (!listed.has(uid)) this.end(pod);
    return metadata.resourceVersion;
  }

  /** @param {string} resourceVersion */
  async watch(resourceVersion) {
    const response = await this.request(`/api/v1/pods?watch=1&resourceVersion=${resourceVersion}`);
    let rest = '';
    for await (const chunk of response.setEncoding('utf8')) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const { type, object } = JSON.parse(line);
        if (type === 'ERROR') return;
        this.see(object, type === 'DELETED');
      }
    }
  }

  /** @param {string} path @returns {Promise<import('node:http').IncomingMessage>} */
  request(path) {
    const headers = { authorization: `Bearer ${this.token}` };
    return new Promise((resolve, reject) => {
      https.get(`${this.server}${path}`, { agent: this.agent, headers }, resolve).on('error', reject);
    });
  }

  /** @param {any} object @param {boolean} deleted */
  see(object, deleted) {
    const { metadata, status } = object;
    const pod = this.byUid.get(metadata.uid) ?? podOf(object);
    this.byUid.set(metadata.uid, pod);
    if (deleted || metadata.deletionTimestamp) return this.end(pod);
    if (pod.phase !== 'starting' || !status.podIP) return;
    /** @type {{ type: string, status: string }[]} */
    const conditions = status.conditions ?? [];
    if (!conditions.some(({ type, status: value }) => type === 'Ready' && value === 'True')) return;
    pod.phase = 'ready';
    this.byAddress.set(status.podIP, pod);
  }

  /** @param {Pod} pod */
  end(pod) {
    if (pod.phase !== 'ready') {
      if (pod.phase === 'starting') pod.phase = 'gone';
      return;
    }
    pod.openAtEnd = pod.open;
    if (this.cutsOff) return cutOff(pod);
    pod.phase = 'pre-stop';
    setTimeout(() => drain(pod), pod.preStop * 1000);
    setTimeout(() => cutOff(pod), pod.grace * 1000);
  }
}

/** @param {Pod} pod */
function accepts({ phase }) {
  return phase === 'ready' || phase === 'pre-stop';
}

/** As a server does on SIGTERM: no new connection, those without a request are closed, the others after it. @param {Pod} pod */
function drain(pod) {
  pod.phase = 'draining';
  pod.openAtDrain = pod.open;
  for (const socket of pod.sockets) if (!(/** @type {any} */ (socket).busy)) socket.end();
}

/** As SIGKILL does. @param {Pod} pod */
function cutOff(pod) {
  pod.phase = 'gone';
  for (const socket of pod.sockets) socket.resetAndDestroy();
}

/** @param {any} object @returns {Pod} */
function podOf({ metadata, spec }) {
  const { name, namespace, labels = {}, ownerReferences = [] } = metadata;
  const hash = labels['pod-template-hash'];
  const owner = ownerReferences[0]?.name ?? name;
  return {
    name,
    namespace,
    app: labels.app ?? 'unknown',
    slot: labels['cutover.dev/slot'] ?? 'none',
    version: labels.version ?? 'unknown',
    workload: hash ? owner.slice(0, -hash.length - 1) : owner,
    preStop: Math.max(
      0,
      ...spec.containers.map((/** @type {any} */ each) => each.lifecycle?.preStop?.sleep?.seconds ?? 0),
    ),
    grace: spec.terminationGracePeriodSeconds ?? 30,
    phase: 'starting',
    sockets: new Set(),
    open: 0,
    openAtEnd: 0,
    openAtDrain: 0,
  };
}

module.exports = { Pods };
