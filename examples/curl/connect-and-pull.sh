#!/usr/bin/env bash
# A mock partner from a shell, with nothing but curl. Run it in a folder where terrarium-kit is installed.
set -euo pipefail

descriptor=${1:-contracts/aurora/partner.yaml}
work=$(mktemp -d)
npx terrarium mock "$descriptor" --port 0 --control --ready-file "$work/ready.json" > "$work/mock.log" 2>&1 &
mock=$!
trap 'kill $mock 2> /dev/null || true; wait $mock || true; rm -r "$work"' EXIT
until [ -f "$work/ready.json" ]; do kill -0 $mock || { cat "$work/mock.log"; exit 1; }; sleep 0.05; done

# Reads a member of JSON on standard input: enough for flat answers; use jq for more.
member() { grep -o "\"$1\": *\"[^\"]*\"" | head -1 | cut -d '"' -f 4; }
status() { curl -s -o /dev/null -w '%{http_code}' "$@"; }

partner=$(member url < "$work/ready.json")
control=$(member control < "$work/ready.json")
secret=$(member clientSecret < "$work/ready.json")

# 1. Somebody consents. What is not a browser gets its redirect at once. PKCE: the pair of RFC 7636, appendix B.
verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM
redirect=http://127.0.0.1:4011/callback
code=$(curl -s -o /dev/null -w '%{redirect_url}' -G "$partner/oauth/authorize" \
  -d response_type=code -d client_id=terra -d "redirect_uri=$redirect" -d state=xyz \
  --data-urlencode 'scope=sleep.read offline' -d "code_challenge=$challenge" -d code_challenge_method=S256 |
  grep -o 'code=[^&]*' | cut -d = -f 2)

# 2. The code becomes tokens.
curl -sf -u "terra:$secret" "$partner/oauth/token" -d grant_type=authorization_code -d "code=$code" \
  -d "redirect_uri=$redirect" -d "code_verifier=$verifier" > "$work/tokens.json"
access=$(member access_token < "$work/tokens.json")
refresh=$(member refresh_token < "$work/tokens.json")

# 3. The last week of sleep.
ago() { node -p "new Date(Date.now() - $1 * 86400000).toISOString()"; }
week="start=$(ago 7)&end=$(ago 0)"
nights=$(curl -sf -H "authorization: Bearer $access" "$partner/v1/sleep?$week" | grep -o '"bedtime_end"' | wc -l)
echo "$nights nights"

# 4. An hour passes at once: the access token has expired, the refresh token has not.
curl -sf -X POST --json '{"seconds": 3600}' "$control/clock/advance" > /dev/null
echo "an hour later: $(status -H "authorization: Bearer $access" "$partner/v1/sleep?$week")"
access=$(curl -sf -u "terra:$secret" "$partner/oauth/token" -d grant_type=refresh_token -d "refresh_token=$refresh" |
  member access_token)
echo "renewed: $(status -H "authorization: Bearer $access" "$partner/v1/sleep?$week")"

# 5. The partner turns bad, in one named way, and honest again.
curl -sf -X PUT "$control/faults/any-token-accepted" > /dev/null
echo "with a fault, a made-up token: $(status -H 'authorization: Bearer made-up' "$partner/v1/sleep?$week")"
curl -sf -X DELETE "$control/faults" > /dev/null

# 6. What it saw.
curl -sf "$control/journal?route=data.sleep" | grep -o '"status":[0-9]*' | tr '\n' ' '
echo
curl -sf -X POST "$control/stop" > /dev/null
