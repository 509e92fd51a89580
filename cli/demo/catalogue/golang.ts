import { readAdvisories } from './flaw.ts'

/** Flaws of modules that are linked into the Go programs of the images. */
export const golangFlaws = readAdvisories(
  'golang',
  `
- CVE-2023-39325 CWE-770 high stdlib v1.21.1 1.20.10,1.21.3 Rapidly reset HTTP/2 requests exhaust a server
- CVE-2023-45283 CWE-22 high stdlib v1.21.3 1.20.11,1.21.4 Root of a Windows device path is not recognised
- CVE-2023-45288 CWE-770 high stdlib v1.21.8 1.21.9,1.22.2 Continuation frames of HTTP/2 are read without a limit
- CVE-2023-45289 CWE-200 medium stdlib v1.21.7 1.21.8,1.22.1 Redirect to another host keeps sensitive headers
- CVE-2023-45290 CWE-400 medium stdlib v1.21.7 1.21.8,1.22.1 Multipart form reads a line of any length
- CVE-2024-24783 CWE-476 medium stdlib v1.21.7 1.21.8,1.22.1 Certificate with an unknown key algorithm stops verification
- CVE-2024-24784 CWE-115 high stdlib v1.21.7 1.21.8,1.22.1 Comments in a mail address are misread
- CVE-2024-24790 CWE-180 critical stdlib v1.22.3 1.21.11,1.22.4 Address tests answer wrongly for IPv4 mapped into IPv6
- CVE-2024-24791 CWE-400 medium stdlib v1.22.4 1.21.12,1.22.5 Expect header leaves a connection unusable
- CVE-2024-34155 CWE-674 medium stdlib v1.22.6 1.22.7,1.23.1 Deeply nested literals overflow the parser's stack
- CVE-2024-34156 CWE-674 high stdlib v1.22.6 1.22.7,1.23.1 Deeply nested message overflows the gob decoder's stack
- CVE-2024-34158 CWE-674 high stdlib v1.22.6 1.22.7,1.23.1 Deeply nested build constraint overflows the stack
- CVE-2024-45336 CWE-200 medium stdlib v1.22.10 1.22.11,1.23.5 Sensitive headers return after a chain of redirects
- CVE-2024-45341 CWE-295 medium stdlib v1.22.10 1.22.11,1.23.5 Zone of an IPv6 address passes a name constraint
- CVE-2025-22866 CWE-208 low stdlib v1.22.11 1.22.12,1.23.6 Timing of P-256 on ppc64le leaks scalars
- CVE-2025-22871 CWE-444 medium stdlib v1.23.7 1.23.8,1.24.2 Bare line feed ends a chunk of a request
- CVE-2025-4673 CWE-201 medium stdlib v1.23.9 1.23.10,1.24.4 Proxy credentials follow a redirect to another host
GHSA-45x7-px36-x8w8 CVE-2023-48795 CWE-354 medium golang.org/x/crypto v0.16.0 0.17.0 Packets at the start of an SSH session can be removed unseen
GHSA-v778-237x-gjrc CVE-2024-45337 CWE-863 critical golang.org/x/crypto v0.28.0 0.31.0 Public key callback may authorise a key that was not proven
GHSA-hcg3-q754-cr77 CVE-2025-22869 CWE-770 high golang.org/x/crypto v0.33.0 0.35.0 Slow key exchange keeps pending data without a limit
GHSA-4v7x-pqxf-cx7m CVE-2023-45288 CWE-400 medium golang.org/x/net v0.22.0 0.23.0 Continuation frames of HTTP/2 are read without a limit
GHSA-w32m-9786-jp63 CVE-2024-45338 CWE-1333 high golang.org/x/net v0.31.0 0.33.0 Crafted markup takes very long to parse
GHSA-qxp5-gwg8-xv66 CVE-2025-22870 CWE-115 medium golang.org/x/net v0.34.0 0.36.0 Zone of an IPv6 address bypasses the proxy list
GHSA-6v2p-p543-phr9 CVE-2025-22868 CWE-1286 high golang.org/x/oauth2 v0.24.0 0.27.0 Malformed token takes much memory to parse
GHSA-mh63-6h87-95cp CVE-2025-30204 CWE-405 high github.com/golang-jwt/jwt/v5 v5.2.1 5.2.2 Header full of dots takes much memory to split
GHSA-29wx-vh33-7x7r CVE-2024-51744 CWE-755 low github.com/golang-jwt/jwt/v4 v4.5.0 4.5.1 Errors of an invalid token are easily misread
GHSA-c5q2-7r4c-mv6g CVE-2024-28180 CWE-409 medium github.com/go-jose/go-jose/v3 v3.0.1 3.0.3 Compressed message expands without a limit
GHSA-c6gw-w398-hv78 CVE-2025-27144 CWE-770 medium github.com/go-jose/go-jose/v4 v4.0.4 4.0.5 Token full of dots takes much memory to split
GHSA-8r3f-844c-mc37 CVE-2024-24786 CWE-835 medium google.golang.org/protobuf v1.31.0 1.33.0 Invalid JSON makes unmarshalling never end
GHSA-qppj-fm5r-hxr3 CVE-2023-44487 CWE-400 high google.golang.org/grpc v1.56.2 1.56.3 Streams that are opened and reset at once exhaust the server
GHSA-rcjv-mgp8-qvmr CVE-2023-45142 CWE-770 high go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp v0.43.0 0.44.0 Request attributes of any value grow the metrics
GHSA-v23v-6jw2-98fq CVE-2024-41110 CWE-187 critical github.com/docker/docker v26.1.3 26.1.5 Request without a body skips the authorisation plugin
`,
)
