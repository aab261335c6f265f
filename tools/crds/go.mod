// The one place that pins whose CRDs imports/ is generated from; no Go code is built.
// To bump: edit a version, delete go.sum, run `npx tsx scripts/import-crds.ts`. Never `go mod tidy`, which would drop
// every line: nothing here imports these modules.
module cutover/tools/crds

go 1.21

require (
	github.com/argoproj/argo-rollouts v1.9.1
	github.com/prometheus-operator/prometheus-operator v0.93.0
	istio.io/api v1.31.1
)
