import { readAdvisories } from './flaw.ts'

/** Flaws of npm packages below the web console and the documentation site. */
export const npmFlaws = readAdvisories(
  'npm',
  `
GHSA-35jh-r3h4-6jhm CVE-2021-23337 CWE-94 high lodash 4.17.20 4.17.21 Template option runs code
GHSA-p6mc-m468-83gw CVE-2020-8203 CWE-1321 high lodash 4.17.15 4.17.19 Zipping deep objects changes the prototype
GHSA-xvch-5gv4-984h CVE-2021-44906 CWE-1321 critical minimist 1.2.5 1.2.6 Arguments change the prototype
GHSA-c2qf-rxjj-qqgw CVE-2022-25883 CWE-1333 high semver 7.3.7 7.5.2 Crafted range takes very long to parse
GHSA-j8xg-fqg3-53r7 CVE-2023-26115 CWE-1333 medium word-wrap 1.2.3 1.2.4 Trailing blanks take very long to trim
GHSA-grv7-fg5c-xmjg CVE-2024-4068 CWE-1050 high braces 3.0.2 3.0.3 Unbalanced braces exhaust memory
GHSA-952p-6rrq-rcjv CVE-2024-4067 CWE-1333 medium micromatch 4.0.5 4.0.8 Crafted pattern takes very long to match
GHSA-3h5v-q93c-6h6q CVE-2024-37890 CWE-476 high ws 8.16.0 8.17.1 Request with many headers stops the server
GHSA-jchw-25xp-jwwc CVE-2023-26159 CWE-20 medium follow-redirects 1.15.3 1.15.4 Malformed address is redirected to another host
GHSA-cxjh-pqwp-8mfp CVE-2024-28849 CWE-200 medium follow-redirects 1.15.5 1.15.6 Proxy credentials follow a redirect to another host
GHSA-wf5p-g6vw-rhxx CVE-2023-45857 CWE-352 medium axios 1.5.1 1.6.0 Token against forgery is sent to other hosts
GHSA-jr5f-v2jv-69x6 CVE-2025-27152 CWE-918 high axios 1.7.9 1.8.2 Absolute address overrides the base address
GHSA-qwcr-r2fm-qrc7 CVE-2024-45590 CWE-405 high body-parser 1.20.2 1.20.3 Nested form fields take very long to parse
GHSA-rv95-896h-c2vc CVE-2024-29041 CWE-601 medium express 4.18.2 4.19.2 Malformed address passes a redirect check
GHSA-qw6h-vgh9-j6wx CVE-2024-43796 CWE-79 low express 4.19.2 4.20.0 Redirect writes untrusted text into a page
GHSA-9wv6-86v2-598j CVE-2024-45296 CWE-1333 high path-to-regexp 0.1.7 0.1.10 Two parameters in one segment take very long to match
GHSA-rhx6-c78j-4q9w CVE-2024-52798 CWE-1333 high path-to-regexp 0.1.10 0.1.12 Parameters in one segment still take very long to match
GHSA-m6fv-jmcg-4jfg CVE-2024-43799 CWE-79 low send 0.18.0 0.19.0 Redirect page shows untrusted text
GHSA-cm22-4g7w-348p CVE-2024-43800 CWE-79 low serve-static 1.15.0 1.16.0 Redirect page shows untrusted text
GHSA-pxg6-pf52-xh8x CVE-2024-47764 CWE-74 low cookie 0.6.0 0.7.0 Name and path accept characters outside their range
GHSA-3xgq-45jj-v275 CVE-2024-21538 CWE-1333 high cross-spawn 7.0.3 7.0.5 Crafted argument takes very long to escape
GHSA-7fh5-64p2-3v2j CVE-2023-44270 CWE-74 medium postcss 8.4.30 8.4.31 Carriage return hides rules in a comment
GHSA-f5x3-32g6-xq36 CVE-2024-28863 CWE-400 medium tar 6.2.0 6.2.1 Archive with deep folders exhausts memory
GHSA-72xf-g2v4-qvf3 CVE-2023-26136 CWE-1321 medium tough-cookie 4.1.2 4.1.3 Cookie jar without checks changes the prototype
GHSA-p8p7-x288-28g6 CVE-2023-28155 CWE-918 medium request 2.88.2 3.0.0 Redirect across protocols bypasses a filter
GHSA-mwcw-c2x4-8c55 CVE-2024-55565 CWE-835 medium nanoid 3.3.7 3.3.8 Fractional size makes the loop endless
GHSA-gcx4-mw62-g8wm CVE-2024-47068 CWE-79 high rollup 4.21.0 4.22.4 Element of the page overrides a script address
GHSA-vg6x-rcgg-rjx6 CVE-2025-24010 CWE-346 medium vite 5.4.11 5.4.12 Any site may ask the development server
GHSA-x574-m823-4x7w CVE-2025-30208 CWE-200 medium vite 5.4.14 5.4.15 Query suffix serves files outside the allowed folders
GHSA-x7hr-w5r2-h6wg CVE-2024-53382 CWE-94 medium prismjs 1.29.0 1.30.0 Element of the page overrides the script's own address
GHSA-968p-4wvh-cqc8 CVE-2025-27789 CWE-1333 medium @babel/helpers 7.26.0 7.26.10 Compiled named groups take quadratic time
GHSA-67hx-6x53-jw92 CVE-2023-45133 CWE-697 critical @babel/traverse 7.22.8 7.23.2 Compiling crafted code runs it
GHSA-776f-qx25-q3cc CVE-2023-0842 CWE-1321 medium xml2js 0.4.23 0.5.0 Element names change the prototype
GHSA-hrpp-h998-j3pp CVE-2022-24999 CWE-1321 high qs 6.5.2 6.5.3 Query string changes the prototype
GHSA-76p3-8jx3-jpfq CVE-2022-37601 CWE-1321 critical loader-utils 2.0.2 2.0.3 Query string of a loader changes the prototype
GHSA-3rfm-jhwj-7488 CVE-2022-37603 CWE-1333 high loader-utils 2.0.3 2.0.4 Crafted resource takes very long to interpolate
GHSA-9c47-m6qq-7p4h CVE-2022-46175 CWE-1321 high json5 2.2.1 2.2.2 Parsed key changes the prototype
GHSA-f8q6-p94x-37v3 CVE-2022-3517 CWE-400 high minimatch 3.0.4 3.0.5 Crafted braces take very long to expand
GHSA-93q8-gq69-wqmw CVE-2021-3807 CWE-1333 high ansi-regex 5.0.0 5.0.1 Crafted text takes very long to match
GHSA-ww39-953v-wcq6 CVE-2020-28469 CWE-400 high glob-parent 5.1.1 5.1.2 Crafted glob takes very long to match
GHSA-rp65-9cf3-cjxr CVE-2021-3803 CWE-1333 high nth-check 1.0.2 2.0.1 Crafted selector takes very long to parse
GHSA-2p57-rm9w-gvfp CVE-2024-29415 CWE-918 high ip 2.0.1 2.0.2 Some private addresses are taken as public
`,
)
