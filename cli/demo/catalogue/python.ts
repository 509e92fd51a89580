import { readAdvisories } from './flaw.ts'

/** Flaws of Python packages in the training code, the data jobs and the inference image. */
export const pythonFlaws = readAdvisories(
  'pypi',
  `
GHSA-34jh-p97f-mpxf CVE-2024-37891 CWE-669 medium urllib3 2.0.7 2.2.2 Proxy credentials follow a redirect to another host
GHSA-g4mx-q9vg-27p4 CVE-2023-45803 CWE-200 medium urllib3 2.0.6 2.0.7 Body of a request is kept after a redirect changes its method
GHSA-v845-jxx5-vc9f CVE-2023-43804 CWE-200 high urllib3 2.0.4 2.0.6 Cookie header follows a redirect to another host
GHSA-9wx4-h78v-vm56 CVE-2024-35195 CWE-670 medium requests 2.31.0 2.32.0 First unverified request turns verification off for the session
GHSA-j8r2-6x86-q33q CVE-2023-32681 CWE-200 medium requests 2.30.0 2.31.0 Proxy credentials leak to the destination
GHSA-h75v-3vvj-5mfj CVE-2024-34064 CWE-79 medium jinja2 3.1.3 3.1.4 Attribute filter accepts keys with other characters
GHSA-h5c8-rqwp-cp95 CVE-2024-22195 CWE-79 medium jinja2 3.1.2 3.1.3 Attribute filter accepts keys with blanks
GHSA-q2x7-8rv6-6q7h CVE-2024-56326 CWE-1336 medium jinja2 3.1.4 3.1.5 Indirect call of format leaves the sandbox
GHSA-2g68-c3qc-8985 CVE-2024-34069 CWE-352 high werkzeug 3.0.2 3.0.3 Debugger can be driven from another site
GHSA-hrfv-mqp8-q5rw CVE-2023-46136 CWE-407 high werkzeug 3.0.0 3.0.1 Large multipart part takes very long to parse
GHSA-q34m-jh98-gwm2 CVE-2024-49767 CWE-770 high werkzeug 3.0.5 3.0.6 Multipart form is read into memory without a limit
GHSA-3f63-hfp8-52jq CVE-2023-50447 CWE-94 critical pillow 10.1.0 10.2.0 Image arithmetic runs code given in its environment
GHSA-44wm-f244-xhp3 CVE-2024-28219 CWE-680 high pillow 10.2.0 10.3.0 Colour profile overflows a fixed buffer
GHSA-3ww4-gg4f-jr7f CVE-2023-50782 CWE-203 high cryptography 41.0.7 42.0.0 Timing of RSA key exchange tells ciphertexts apart
GHSA-6vqw-3v5j-54x4 CVE-2024-26130 CWE-476 high cryptography 42.0.2 42.0.4 Mismatched key and certificate crash the process
GHSA-h4gh-qq45-vh27 CVE-2024-6119 CWE-395 medium cryptography 42.0.8 43.0.1 Bundled OpenSSL reads an invalid address in a name check
GHSA-248v-346w-9cwc CVE-2024-39689 CWE-345 low certifi 2024.6.2 2024.7.4 Root of a distrusted authority is still trusted
GHSA-xqr8-7jwr-rhp7 CVE-2023-37920 CWE-345 high certifi 2023.5.7 2023.7.22 Roots of a distrusted authority are still trusted
GHSA-jjg7-2v4v-x38h CVE-2024-3651 CWE-1333 medium idna 3.6 3.7 Crafted host name takes quadratic time to encode
GHSA-cx63-2mw6-8hw5 CVE-2024-6345 CWE-94 high setuptools 69.5.1 70.0.0 Address of a package runs code while it is downloaded
GHSA-r9hx-vwmv-q579 CVE-2022-40897 CWE-1333 medium setuptools 65.5.0 65.5.1 Crafted package page takes very long to parse
GHSA-3863-2447-669p CVE-2023-6730 CWE-502 high transformers 4.35.2 4.36.0 Loading a shared retriever runs pickled code
GHSA-pg7h-5qx3-wjr3 CVE-2024-31580 CWE-122 high torch 2.1.2 2.2.0 Vararg functions overflow the heap
GHSA-5pcm-hx3q-hm94 CVE-2024-31583 CWE-416 high torch 2.1.2 2.2.0 Mobile interpreter uses freed memory
GHSA-53q9-r3pm-6pq6 CVE-2025-32434 CWE-502 critical torch 2.5.1 2.6.0 Loading weights only still runs code of a crafted file
GHSA-8w49-h785-mj3c CVE-2024-52804 CWE-400 high tornado 6.4.1 6.4.2 Crafted cookie takes quadratic time to parse
GHSA-5h86-8mv2-jq9f CVE-2024-23334 CWE-22 high aiohttp 3.9.1 3.9.2 Static route with links followed serves files outside its folder
GHSA-5m98-qgg9-wh84 CVE-2024-30251 CWE-835 high aiohttp 3.9.3 3.9.4 Multipart request makes the server loop for ever
GHSA-7gpw-8wmc-pm8g CVE-2024-27306 CWE-79 medium aiohttp 3.9.3 3.9.4 File names are shown unescaped in a listing
GHSA-w3h3-4rj7-4ph4 CVE-2024-1135 CWE-444 high gunicorn 21.2.0 22.0.0 Invalid transfer encoding lets a request be smuggled
GHSA-m2qf-hxjv-5gpq CVE-2023-30861 CWE-539 high flask 2.3.1 2.3.2 Session cookie may be cached and given to another client
GHSA-g7vv-2v7x-gj9p CVE-2024-34062 CWE-94 low tqdm 4.66.1 4.66.3 Arguments of the command line are evaluated
GHSA-jw8x-6495-233v CVE-2024-5206 CWE-921 medium scikit-learn 1.4.2 1.5.0 Vectoriser keeps all tokens of its training data
GHSA-5wvp-7f3h-6wmm CVE-2023-47248 CWE-502 critical pyarrow 14.0.0 14.0.1 Reading an untrusted file runs code
GHSA-8gq9-2x98-w8hf CVE-2022-1941 CWE-1286 high protobuf 4.21.5 4.21.6 Message with many unknown fields exhausts memory
GHSA-fj7x-q9j7-g6q6 CVE-2024-21503 CWE-1333 medium black 24.2.0 24.3.0 Many leading tabs take very long to format
`,
)
