/**
 * Asks until there is an answer, then holds it against what is expected. All that users say comes as arguments, so
 * nothing of it is ever read as a script. Commands are in backticks because Kubernetes has its own meaning of `$(`.
 */
export const SMOKE_SCRIPT = `set -eu
url=$1 status=$2 deadline=$3 origin=$4
shift 4
end=\`date +%s\`
end=\`expr "$end" + "$deadline"\`
code=000
while :; do
  # The address is asked as it is: braces, brackets and dots in it mean nothing to curl then.
  if [ -n "$origin" ]; then
    code=\`curl -sSg --path-as-is -m 10 -o /dev/null -D /tmp/headers -w '%{http_code}' -H "Origin: $origin" "$url"\` || code=000
  else
    code=\`curl -sSg --path-as-is -m 10 -o /dev/null -D /tmp/headers -w '%{http_code}' "$url"\` || code=000
  fi
  case $code in 000|503) ;; *) break ;; esac
  [ \`date +%s\` -lt "$end" ] || break
  sleep 2
done
if [ "$code" != "$status" ]; then
  printf '%s\\n' "status $code of $url, expected $status" >&2
  exit 1
fi
tr -d '\\r' < /tmp/headers > /tmp/lines
for header in "$@"; do
  if ! grep -qixF -e "$header" /tmp/lines; then
    printf '%s\\n' "no header '$header' in the answer of $url:" >&2
    cat /tmp/lines >&2
    exit 1
  fi
done
if [ -n "$origin" ] && ! grep -qixF -e "access-control-allow-origin: $origin" -e 'access-control-allow-origin: *' /tmp/lines; then
  printf '%s\\n' "origin $origin is not allowed by $url:" >&2
  cat /tmp/lines >&2
  exit 1
fi
printf '%s\\n' "$url answered $status as expected"
`;

/**
 * A k6 script that takes everything from its environment. It waits for the first answer; what is asked until then is of
 * no scenario, and does not count. Its thresholds decide how k6 ends, or an error where there is no answer.
 */
export const LOAD_SCRIPT = `import { sleep } from 'k6';
import http from 'k6/http';
export const options = {
  // An answer that leads elsewhere is not the candidate's, and its body is nobody's business here.
  maxRedirects: 0,
  discardResponseBodies: true,
  setupTimeout: Number(__ENV.LOAD_READY_WITHIN) + 30 + 's',
  scenarios: {
    load: {
      executor: 'constant-arrival-rate',
      rate: Number(__ENV.LOAD_RATE),
      timeUnit: '1s',
      duration: __ENV.LOAD_SECONDS + 's',
      preAllocatedVUs: Math.max(1, Math.ceil(Number(__ENV.LOAD_RATE) / 10)),
      maxVUs: Math.max(10, Number(__ENV.LOAD_RATE)),
    },
  },
  thresholds: {
    'http_req_failed{scenario:load}': ['rate<' + __ENV.LOAD_MAX_ERROR_RATIO],
    'http_req_duration{scenario:load}': ['p(99)<' + __ENV.LOAD_P99],
    // Requests that could not even be sent would otherwise be missing from both.
    dropped_iterations: ['count<' + Math.max(1, Math.ceil(Number(__ENV.LOAD_RATE) * Number(__ENV.LOAD_SECONDS) / 100))],
  },
};
export function setup() {
  const end = Date.now() + 1000 * Number(__ENV.LOAD_READY_WITHIN);
  for (;;) {
    const { status } = http.get(__ENV.LOAD_URL, { timeout: '10s' });
    if (status !== 0 && status !== 503) return;
    if (Date.now() >= end) throw new Error('status ' + status + ' of ' + __ENV.LOAD_URL + ': nothing answers');
    sleep(2);
  }
}
export default function () {
  http.get(__ENV.LOAD_URL);
}
`;

/** Hands the script to k6 without a file. */
export const LOAD_COMMAND = 'printf %s "$LOAD_SCRIPT" | exec k6 run --quiet --no-usage-report -';
