/** How each rule is kept, by its id: the part of the documentation that is longer than a report should be. */
export const HOW_TO: Readonly<Record<string, string>> = {
  actor:
    'Look at what the report names. Where it says that somebody else moves the weights, such as `rollouts-controller` or `flagger`, let one of the two drive: take the VirtualService from the other, or do not run the actor for this service.',
  'actor-application':
    'Name the Application that applies the output of the app: `--application argocd/checkout`. Without the option the actor looks for the one whose `source.path` is `manifests/release` of the app, which it may only where it may list Applications. For Flux, have a Kustomization for each folder, as the how-to page of Flux shows.',
  'actor-props':
    'Give `new Actor` an image by digest that has git, node and `/cutover/node_modules`, the address of the repository by https or ssh without a password in it, and the Application that applies the release: `argocd/checkout`. With `gitOps: kubectl` there is none. A schedule has the five fields of cron.',
  'actor-clone':
    'Give the actor a clone that nobody edits, and an identity to commit with: `git config user.name`, `git config user.email`. What an actor has left that was killed is put in a stash (`git stash list`); other changes it refuses to lose: commit, stash or remove them. Two actors in one clone would write over each other: give each its own.',
  adopt:
    'Name what the report asks for: the Deployment, the Service, the container, the image by its digest, the path of a probe. The pages of the command list its options. Objects from files have to be whole, as `helm template` and `kubectl get -o yaml` print them.',
  approval:
    "A plan asks for approvals by `plan.withApproval('shift-100')`. Add one to `approvals` of the release file: the stage, the version, the attempt where it is not the first, who approves (`by`) and when (`at`, such as 2026-11-21T15:04:05Z). One of another version or attempt says nothing of this one.",
  attempt:
    'Going back to an earlier stage, and releasing once more what was rolled back, need `attempt` counted up in the release file: the analysis of a stage has its name from the attempt, and one that has ended is not asked again. Within an attempt the number stays.',
  choice:
    'The app has several releases, or none of that name. Name one with `--service` and `--environment`, as the report lists them.',
  cluster:
    'The command finds a cluster as kubectl does: `--kubeconfig`, `KUBECONFIG`, `~/.kube/config`, then the ServiceAccount of the pod that it runs in. `kubectl get namespaces` with the same context says whether it is the network, the configuration or the rights.',
  comparison:
    'Ask `cutover diff` for one thing: the next stage or one ahead (`--to`), two revisions (`--from`, `--with`), or two environments (`--environment`, `--against`). A revision alone is compared with what the app would write now.',
  'git-ops':
    'Give `ArgoCdApplication` and `FluxKustomizations` the address of the repository over https or ssh, without credentials, and the folder of the output in it, such as `apps/checkout/manifests`: `release` is added to it, so that the way back is never applied. `gitOps` of the platform names the engine that is used.',
  'one-change':
    'Write two steps: first the stage, then the image or the capacity, or the other way round, each applied before the next. The candidate may come with the step from idle to preview, because it has no traffic there.',
  'open-release':
    'End the release that is under way: go on to retire and idle, or set rollback and then idle. Until the preview is over the candidate may still be corrected.',
  roles: 'Change `live` with the step from retire to idle, and in no other. Traffic moves by the stage.',
  'stage-hold':
    'Wait until the time that the report names. It counts from when the stage was seen in the cluster, or from its commit. A plan that is too slow is changed between releases, not during one. Taking the release back is never kept waiting.',
  'rule-id':
    'Run `cutover explain` without an id: it lists every rule. A check of your own has its explanation where it was written.',
  'stale-output':
    'Run `cutover synth`, or the app itself, and commit what it writes together with the change that caused it: the release file, the code, the platform or an upgrade of this library. The locks beside the release files are part of it.',
  'stage-order':
    "Take the next stage of the plan. Steps that may be passed by are said so: `plan.withOptional('shift-25')`. From every stage of a release there is a way to rollback, and from there to idle, or with a new attempt to preview. A release file that is gone while its release is open comes back, and ends it first.",
  slo: 'The objective is a share of requests, such as 0.999, over 28 or 30 days. 1 leaves no budget, and below about 0.83 not even a total outage burns fast enough for a page.',
  'signal-need':
    "A latency bound has to be a bound of the buckets. With Istio's telemetry the proxies of the next version are told to keep it, and the version that runs already is left out until it is replaced: that is the warning. With metrics of the application, configure the bound there and declare it in `bounds`. An objective on a database needs the labels of its exporter, `exporter: { instance: \u2026 }`.",
  telemetry:
    'Give `telemetry` what one of `Telemetries` makes: `Telemetries.http()`. One of your own has `id`, `requests`, `failures` and `durations` with `of`, `bounds`, `unit` and `native`.',
  'sequential-test':
    'In a test, `good` is the share of failures of a healthy version and `bad` a larger one that must be found; `falseAlarm` and `miss` are how often the test may be wrong, each below 0.5.',
  'rule-size':
    'One group of rules is larger than the Prometheus Operator takes. Have fewer objectives in the release, or shorter texts.',
  'rule-group': 'Each SLO and each objective needs a name of its own.',
  project:
    'Run the command in the folder of `cdk8s.yaml`, or name the folder with `--folder`. The `app` line there is what runs the app: run it by itself to see what it says. Where the app has several releases, name one with `--service` and `--environment`.',
  promotion:
    'Let the release in the environment before come to its end: `cutover retire` until it is at `idle`, committed and pushed. Then `cutover promote --to production` carries its version and image on.',
  promql:
    'Keep the rules of the report in the PromQL of `Signal.of`: selectors name what they are about (namespace, service and version, or `reporter` for Istio), rates are of counters and over four scrapes, never of a metric that a rule recorded, `le` names a bound of the buckets and is matched as `le=~"500(\\\\.0)?"`, the value is one series without labels, and there are no two braces in a row. Build selectors with `selector` and `is`: they quote whatever users give.',
  'objective-name':
    "Give one of them a name: `Objective.errorRatio({ name: 'checkout-errors' })`. Gates, alerts and panels are called after it.",
  monitoring:
    "The scrape port is one of the container's; merged metrics need a proxy in the pod. A probe asks an http or https URL, by way of a prober that is named without a scheme. Scrape at least four times in the shortest window that rates are taken over.",
  'low-traffic':
    'A warning with the numbers. Look back further (`window`, and holds as long), begin with a larger step, or use `Objective.sequential` where the report offers it: it adds up all requests since the version has had traffic and decides as soon as they are enough. A sequential test is warned of at stages that are over before that, with the hold that is long enough. What cannot be told from so few requests is not guessed: the gate has no value, and holds.',
  'gate-window':
    'Four scrapes survive two that are lost. Raise `window` of the objective to four times the scrape interval, or, where Prometheus scrapes more often than every 30 s, say so in `prometheus.scrapeInterval` of the platform. A range within a signal must not reach back to before the first request of the candidate, or, for gauges, to before its pods: shorten it, give the objective a `window` as long, or hold the preview for as long as the report says.',
  'gate-reach':
    'A gate first looks after a whole window (`window`, 2 minutes by default), and a bound with `rollbackAfter` must have been passed for that long: hold the stage at least as long as the report says, or shorten what the objective looks back. `rollbackAfter` goes in steps of 30 s. A step below 100 % cannot be passed through without a hold. Bounds in comparison with the stable version need a step at which both have traffic.',
  gate: 'Give Jobs of gates an image by digest, each or once for all in `gateImages` of the platform. Names are lower case words joined by dashes, 24 characters at most, each once in a release. Headers and origins are one line each, and nothing that a Job is told has `{{` or `}}` in it: Argo Rollouts would take it for an argument. Where `access` lets only some callers in, the namespace of the service has to be among them: that is where the Jobs run.',
  dashboard:
    'Give `Dashboard.configMap` the label that the sidecar of your Grafana looks for, or `Dashboard.grafanaOperator` the labels of the `Grafana` object. A `uid` of your own has at most 40 letters, digits, dashes and underscores. A dashboard above 256 KiB has too many objectives.',
  'binary-config':
    'A `Config` is text. Mount a ConfigMap with binary data as it is, by `ConfigMapRef.inApp` or `.external`; its content is then shared by all versions.',
  capacity:
    'Leave `spec.replicas` out where an autoscaler decides (`Capacity.autoscaled` does), give every container of the pod a request for what the autoscaler watches, sidecars too, and let a PodDisruptionBudget have one pod at least: `maxUnavailable: 1`. The last is a warning.',
  'capacity-owner':
    'Changing between `Capacity.fixed` and `Capacity.autoscaled` is part of a new version: write it in the service definition and release the next version with it. The slot changes hands while it has no traffic.',
  'check-failed':
    'A check threw an error. Read the message: usually an object lacks a field that the check takes for granted. What is wrong besides is reported all the same.',
  config:
    'Name a key that the `Config` has, at most 1 MiB of text in all, and for `Env.field` a field that pods have, such as `status.podIP`. Mount at an absolute path without `..`, and give each container its own name. The released container is named after the service.',
  'config-content':
    'Change the `Config` in the service definition instead of patching its ConfigMap: its name is made from its content, so the change gets a ConfigMap of its own with the next version.',
  container:
    'Give `resources` in which requests are no larger than limits; where only a limit is given, the request follows it. `user` is a whole number above 0: 0 is root, which Pod Security `restricted` refuses.',
  'connection-budget':
    'The report shows the sum: the most pods of both slots, surge included, times `poolPerPod`, plus everything else that connects. Raise `max_connections`, lower `poolPerPod` or the most pods of a slot, or put a pooler before the database and give its limit instead.',
  drain:
    'Leave `gracePeriod` out: it is the sum of the preStop sleep, the longest request and the drain of the proxy. A patch of `terminationGracePeriodSeconds`, of `lifecycle.preStop` or of the annotation `proxy.istio.io/config` has to keep to that sum; better say what you mean in `drain`, and all three follow.',
  'duplicate-object':
    'Two constructs write one object. Often a chart was added twice, or an object is written by hand that the release writes too: remove yours and patch that of the release with `blueGreen.patch(kind, …)`.',
  environments:
    'Give each environment a folder below `environments`, named as the environment, with a `platform.yaml` and a `release.yaml`. `Environment.all()` reads them from the folder that the app runs in.',
  file: 'The path names a folder, or something that may not be read. Correct the path or the rights. A file that is not there at all is reported as missing instead.',
  edit: 'Somebody or something else wrote the release file while the command was at work. Nothing was changed. Look at the file with `git diff`, and run the command again.',
  environment:
    'Synthesize with the platform file of the environment that the release file names, or correct `environment` in one of the two.',
  git: 'Steps of a release are compared with the commit that is in force: where your history left `origin/HEAD`, `origin/main` or `origin/master`, or `HEAD` where there is no remote. Name another one with `--base`. In CI fetch the whole history (`fetch-depth: 0` in GitHub Actions, `GIT_DEPTH: 0` in GitLab).',
  'image-digest':
    'Put the digest into the release file: `registry.example/checkout@sha256:…`. A push prints it; `crane digest IMAGE:TAG` asks the registry. CI that writes the release file can keep the tag in `version`.',
  'late-fact':
    'On Pulumi, `secrets` and `maxConnections` stand in the place of what the definition says: name the Secret as the definition does (`SecretRef.external(name)`), and give the definition a `database`. Where the value of an Output would change which objects there are, give it as a plain value.',
  'lock-file':
    'Never edit or merge the lock by hand. Take it from the main branch (`git checkout main -- FILE`) and synthesize again. On a merge conflict, decide whose release goes on first: two releases of one service cannot be under way at once.',
  'lock-frozen':
    'The service definition now describes something else than the version that has traffic. Release the change as a new version in the idle slot. Where it has to reach the version that runs, wait until no release is under way and restart it in place with `roll-live` and a reason.',
  'lock-missing':
    'Restore the lock file beside the release file from Git. Without it nobody can say what production runs. A service that is new starts at stage `idle`, where no lock is needed.',
  'lock-uncommitted':
    'Run `pulumi preview` where the release file is edited, as you would run synthesis, and commit the lock that it writes with the release file. An update from another checkout finds it there.',
  'lock-unseen':
    'Set the stage to `preview` first, synthesize, apply, and move on when the pods of the new version are ready. A version cannot be changed and given traffic in one step.',
  name: 'The report says which characters are allowed. For a label, an annotation or a name of your own, change it where it is set: a chart, `podLabels`, a patch. Values of labels and annotations are text: write `"10"` and not `10`. All annotations of an object together are at most 256 KiB.',
  namespace:
    "Give the chart a namespace, `new Chart(app, 'shop', { namespace: 'shop' })`: every object in it that names none gets it. For a kind that is not known here this is a warning; when it belongs to no namespace, nothing is wrong.",
  objective: 'Hold before you roll back: `Objective.connections(database, { hold: 0.8, rollback: 0.9 })`.',
  output:
    'Nothing was written. The output folder and the one above it must be writable, on one file system, and the folder cannot be a mount point: a new one is built beside it and takes its place.',
  patch:
    'The operation does not fit the object. Look at the path in the manifest: `JsonPatch.add` makes what is not there yet, `replace` and `remove` need it. A slash in a key is written `~1`, a tilde `~0`.',
  plan: 'Use `ReleasePlan.steps({ 10: 180, 50: 300 })` or `ReleasePlan.atomic()`, which put preview, soak and retire around your steps. With `ReleasePlan.of` the order is yours to keep: preview, shifts that rise to 100, soak, retire.',
  platform:
    "Correct the fact in the platform file: every fact has a default and may be left out. Gateways are written `namespace/name`, the Kubernetes version `'1.30'`, in quotes, or YAML makes it 1.3.",
  pod: 'A patch made it so. Patch a list with all that belongs together: a volume with its mount, a container with its image. Give each a name that is not taken, and let requests be no larger than limits.',
  ports:
    'Give `port: 8080` for the one HTTP port, or `ports` with a name and a number of its own for each. The first is the one that public hosts lead to.',
  probes:
    "Give the application two endpoints. `ready` fails while it cannot serve, for example without its database; `live` fails only when a restart is the cure. Such as `ready: Probe.http('/ready')` and `live: Probe.http('/live')`. A probe names a port that the container has, or a number from 1 to 65535, and a command is not empty.",
  quantity:
    'Durations are whole seconds, `30` or `Duration.seconds(30)`. CPU is cores or thousandths, `250m`; memory is bytes with a unit, `512Mi`. Numbers are at most 2147483647, because Kubernetes counts in 32 bits.',
  reference:
    "Synthesize the object in the same namespace, or say that something else brings it: `SecretRef.external('name')`, `ConfigMapRef.external('name')`, `ServiceAccountRef.external('name')` where the container uses it. For what a patch names, list it in `external` of the service. A key that the report misses has to be in the object.",
  'release-file':
    'The report names the line and the key, and the nearest key that there is. The form is in `schemas/release.schema.json`: point your editor at it and it says so while you type.',
  'retirement-delay':
    'Soak at least as long as a connection may live: `ReleasePlan.steps({ … }, { soak: Duration.hours(2) })`. Or lower `maxConnectionAge`, in the drain and in the server.',
  route:
    'Each destination must be a Service that is there, with that port and that subset, and pods behind it as soon as it gets traffic. The port is that of the Service and not of the container. Weights of a route sum to 100. Hosts outside the namespaces that the app writes Services to are not looked at, nor are those of a ServiceEntry.',
  router:
    'Public hosts need a gateway, in the router or in the platform, as `namespace/name`. Hosts are DNS names in lower case, the preview header lower case letters, digits and dashes.',
  selector:
    'The report names the label that differs. The labels by which slots are found, `app` and `cutover.dev/slot`, are fixed for the life of a Deployment: patch neither them nor the selectors. What is your own, label and select alike.',
  'service-port':
    'A Service finds the port of its pods by name. Name one that a container has, or add it to the ports of the service definition, which writes both sides.',
  'shared-ports':
    'A port keeps its name and its number for clients (`servicePort`) from one version to the next; its number in the container may change. To rename or renumber one, add the new port beside the old one, and let the old one go with a later version, when no client needs it.',
  'slot-live':
    'Traffic moves by the stage, and `live` changes only at the end of a release, or back to the old slot with `stage: rollback`. Put `live` back to what it was.',
  'slot-serving':
    'A slot is stopped at `retire` and `idle`, and removed when it leaves the release file. Move its traffic first, forward to `shift-100` or back with `rollback`, and apply that; then stop it.',
  'slot-stopped':
    'The slot was scaled to nothing and its traffic would fail until its pods are back. Go to `preview` first, synthesize, apply, and move on when they are ready. On the way back this is a warning: set `soak` first and `rollback` when the pods are available, or run the rollback script, which waits for them.',
  stage:
    'Name `idle`, `rollback` or a stage of the plan: `preview`, `shift-10` and so on, `soak`, `retire`. The live slot always has a version; from `preview` on the other one has too. `roll-live` is for `idle` alone.',
  usage:
    'Look the command up: `cutover --help`, `cutover COMMAND --help`, or the [reference](command.md). With `--json`, before the command or after it, this report is one JSON document on standard output, too, and the exit code is 2.',
  validation: 'Another construct of the app refuses what it was given. Its own documentation says more.',
  type: 'Run `tsc --noEmit`, which names the line. `ready` and `live` are the props that are forgotten most.',
  'warm-up':
    'Raise `container.readyWithin` to the warm-up time or above, or lower `warmUp`: a pod that warms up must not be restarted for being slow.',
};
