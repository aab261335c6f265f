#!/bin/sh
# Takes the release of recommendation back. Where a GitOps engine heals by itself, set `stage: rollback` in Git as well.
set -eu
cd "$(dirname "$0")"
kubectl apply -f 1-route.yaml
kubectl apply -f 2-settle.yaml
