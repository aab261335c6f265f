// Pins whose definitions are read; no Go code is built. Never `go mod tidy`, which would drop every line.
module cutover/tools/flux-crds

go 1.21

require (
	github.com/fluxcd/kustomize-controller v1.9.5
	github.com/fluxcd/source-controller v1.9.6
)
