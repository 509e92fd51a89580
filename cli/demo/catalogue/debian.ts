import { type Flaw, flawSeverity, readTable } from './flaw.ts'

/** Source package → the binary package that images hold, and its version in Debian 12. */
const packages: Readonly<Record<string, readonly [binary: string, version: string]>> = {
  bash: ['bash', '5.2.15-2'],
  coreutils: ['coreutils', '9.1-1'],
  curl: ['libcurl4', '7.88.1-10'],
  dpkg: ['dpkg', '1.21.22'],
  e2fsprogs: ['libcom-err2', '1.47.0-2'],
  expat: ['libexpat1', '2.5.0-1'],
  freetype: ['libfreetype6', '2.12.1+dfsg-5'],
  git: ['git', '1:2.39.5-0'],
  glibc: ['libc6', '2.36-9'],
  gnupg2: ['gpgv', '2.2.40-1.1'],
  gnutls28: ['libgnutls30', '3.7.9-2'],
  gzip: ['gzip', '1.12-1'],
  krb5: ['libkrb5-3', '1.20.1-2'],
  less: ['less', '590-2'],
  libcap2: ['libcap2', '1:2.66-4'],
  libgcrypt20: ['libgcrypt20', '1.10.1-3'],
  libssh2: ['libssh2-1', '1.10.0-3'],
  libtasn1: ['libtasn1-6', '4.19.0-2'],
  libwebp: ['libwebp7', '1.2.4-0.2'],
  libxml2: ['libxml2', '2.9.14+dfsg-1.3'],
  libxslt: ['libxslt1.1', '1.1.35-1'],
  ncurses: ['libtinfo6', '6.4-4'],
  nghttp2: ['libnghttp2-14', '1.52.0-1'],
  openldap: ['libldap-2.5-0', '2.5.13+dfsg-5'],
  openssh: ['openssh-client', '1:9.2p1-2'],
  openssl: ['libssl3', '3.0.15-1'],
  pam: ['libpam-modules', '1.5.2-6'],
  perl: ['perl-base', '5.36.0-7'],
  'postgresql-15': ['libpq5', '15.8-0'],
  'python3.11': ['libpython3.11-stdlib', '3.11.2-6'],
  shadow: ['passwd', '1:4.13+dfsg1-1'],
  sqlite3: ['libsqlite3-0', '3.40.1-2'],
  systemd: ['libsystemd0', '252.30-1'],
  tar: ['tar', '1.34+dfsg-1.2'],
  tiff: ['libtiff6', '4.5.0-6'],
  'util-linux': ['libuuid1', '2.38.1-5'],
  wget: ['wget', '1.21.3-1'],
  'xz-utils': ['liblzma5', '5.4.1-0.2'],
  zlib: ['zlib1g', '1:1.2.13.dfsg-1'],
}

/** `CVE CWE severity source title` */
const table = `
CVE-2022-0778 CWE-835 high openssl Square root modulo a composite number never ends for a crafted certificate
CVE-2023-0215 CWE-416 high openssl Freed BIO is used again after a failed streamed ASN.1 write
CVE-2023-0286 CWE-843 high openssl X.400 address in a general name is read as another type
CVE-2023-0464 CWE-400 high openssl Policy tree of a certificate chain grows exponentially
CVE-2023-2650 CWE-770 medium openssl Translating a very large object identifier takes quadratic time
CVE-2023-3446 CWE-1333 medium openssl Checking an oversized Diffie-Hellman modulus takes very long
CVE-2023-3817 CWE-834 medium openssl Checking an oversized Diffie-Hellman q value takes very long
CVE-2023-5363 CWE-684 high openssl Key and nonce lengths changed too late may truncate the nonce
CVE-2023-5678 CWE-754 medium openssl Generating X9.42 keys with an excessive q takes very long
CVE-2023-6237 CWE-606 medium openssl Checking an invalid RSA public key takes very long
CVE-2024-0727 CWE-476 medium openssl Malformed PKCS12 file leads to a null pointer
CVE-2024-2511 CWE-1325 low openssl TLS 1.3 session cache grows without a bound
CVE-2024-4603 CWE-606 low openssl Checking an excessively long DSA key takes very long
CVE-2024-4741 CWE-416 medium openssl Buffers freed by the application are used once more
CVE-2024-5535 CWE-200 critical openssl Protocol selection with an empty client list reads beyond the buffer
CVE-2024-6119 CWE-843 high openssl Name check of a certificate reads an invalid address
CVE-2024-9143 CWE-787 low openssl Invalid binary field parameters write out of bounds
CVE-2023-4806 CWE-416 medium glibc Canonical names of getaddrinfo are read after they were freed
CVE-2023-4813 CWE-416 medium glibc Name service continues with freed memory in gaih_inet
CVE-2023-4911 CWE-122 high glibc Tunables in the environment overflow a buffer of the dynamic loader
CVE-2023-6246 CWE-787 high glibc Long program name overflows the heap in syslog
CVE-2023-6779 CWE-787 high glibc One byte too few is reserved for a log message
CVE-2023-6780 CWE-131 medium glibc Length of a log message is computed with an overflow
CVE-2024-2961 CWE-787 high glibc Converting to ISO-2022-CN-EXT writes up to four bytes too many
CVE-2024-33599 CWE-121 high glibc Name service cache overflows its stack with a netgroup answer
CVE-2024-33600 CWE-476 medium glibc Name service cache stops on a netgroup that does not exist
CVE-2024-33601 CWE-617 low glibc Name service cache ends when memory runs short
CVE-2024-33602 CWE-466 low glibc Name service cache assumes that strings lie in the given buffer
CVE-2025-0395 CWE-131 medium glibc Assertion message is written into a buffer that is too small
CVE-2025-4802 CWE-426 high glibc Static setuid programs load libraries from LD_LIBRARY_PATH
CVE-2022-37434 CWE-787 critical zlib Large extra field of a gzip header overflows the window
CVE-2023-45853 CWE-190 critical zlib Long file name in a zip archive overflows an integer
CVE-2022-40674 CWE-416 high expat Freed entity is used while parsing content
CVE-2022-43680 CWE-416 high expat External parser is destroyed too early when memory runs short
CVE-2023-52425 CWE-400 high expat Large tokens are parsed again and again
CVE-2024-28757 CWE-776 high expat Entities expand without a limit in an isolated external parser
CVE-2024-45490 CWE-611 critical expat Negative length is accepted by XML_ParseBuffer
CVE-2024-45491 CWE-190 critical expat Number of default attributes overflows on 32-bit platforms
CVE-2024-45492 CWE-190 critical expat Size of a group overflows on 32-bit platforms
CVE-2024-50602 CWE-754 medium expat Stopping an unstarted parser crashes
CVE-2024-8176 CWE-674 high expat Nested entities overflow the stack
CVE-2023-38545 CWE-787 critical curl Long host name overflows the heap during a SOCKS5 handshake
CVE-2023-38546 CWE-73 low curl Cookies are read from a file named none
CVE-2023-46218 CWE-201 medium curl Mixed case lets a cookie be set for a public suffix
CVE-2023-46219 CWE-311 medium curl Long file name empties the list of HSTS hosts
CVE-2024-2004 CWE-436 low curl Disabling every protocol enables the default ones
CVE-2024-2398 CWE-772 high curl Headers of refused HTTP/2 pushes are never freed
CVE-2024-7264 CWE-125 medium curl Malformed ASN.1 time is read beyond its end
CVE-2024-8096 CWE-295 medium curl OCSP answers other than revoked are taken as good
CVE-2024-9681 CWE-697 medium curl Subdomain changes the HSTS expiry of its parent
CVE-2024-11053 CWE-200 low curl Password of the first host may follow a redirect
CVE-2025-0167 CWE-200 low curl Default entry of a netrc file leaks to another host
CVE-2023-36054 CWE-824 medium krb5 Number of key data entries is not checked
CVE-2024-26458 CWE-401 low krb5 Failed remote call never frees its answer
CVE-2024-26461 CWE-401 low krb5 Failed unwrapping never frees its context
CVE-2024-37370 CWE-130 high krb5 Truncated token is accepted as a longer one
CVE-2024-37371 CWE-125 critical krb5 Message token with an invalid length is read out of bounds
CVE-2023-5981 CWE-203 medium gnutls28 Timing tells malformed RSA-PSK key exchanges apart
CVE-2024-0553 CWE-203 high gnutls28 Timing of RSA-PSK key exchange still tells ciphertexts apart
CVE-2024-0567 CWE-347 high gnutls28 Cross-signed chain makes verification stop the program
CVE-2024-12243 CWE-407 medium gnutls28 Certificate with many names takes very long to decode
CVE-2024-28834 CWE-327 medium gnutls28 Deterministic signatures leak their nonce
CVE-2024-28835 CWE-248 medium gnutls28 Certificate chain with too many entries stops certtool
CVE-2024-12133 CWE-407 medium libtasn1 Certificate with many elements takes quadratic time
CVE-2023-50387 CWE-770 high systemd Answers with many signatures keep the resolver busy
CVE-2023-50868 CWE-400 high systemd Proof of a missing name keeps the resolver busy
CVE-2023-7008 CWE-300 medium systemd Unsigned answers are accepted for a signed zone
CVE-2024-28085 CWE-150 medium util-linux Escape sequences reach other users' terminals
CVE-2023-29383 CWE-74 low shadow Control characters are accepted in the finger field
CVE-2023-4641 CWE-303 medium shadow Password stays in memory after a failed change
CVE-2024-10041 CWE-922 medium pam Password hashes stay in memory that others may read
CVE-2024-22365 CWE-664 medium pam Named pipe in a home directory blocks the login
CVE-2023-31484 CWE-295 high perl Downloads of CPAN do not check the server's certificate
CVE-2023-47038 CWE-787 high perl Custom property in a pattern writes beyond the buffer
CVE-2024-56406 CWE-122 high perl Transliteration of wide characters overflows the heap
CVE-2022-35737 CWE-129 high sqlite3 Argument of two gigabytes overflows an array
CVE-2023-7104 CWE-122 medium sqlite3 Session extension reads beyond a corrupt changeset
CVE-2025-6965 CWE-197 high sqlite3 More aggregates than columns corrupt memory
CVE-2023-29491 CWE-787 high ncurses Malformed terminal description corrupts memory
CVE-2023-50495 CWE-119 low ncurses Long terminal capability crashes the reader
CVE-2022-49043 CWE-416 high libxml2 Freed node is used during XInclude processing
CVE-2023-28484 CWE-476 medium libxml2 Invalid schema leads to a null pointer
CVE-2023-29469 CWE-415 medium libxml2 Empty dictionary string is hashed at random
CVE-2023-45322 CWE-416 medium libxml2 Freed node is used after an allocation fails
CVE-2024-25062 CWE-416 high libxml2 Reader with XInclude uses a freed attribute
CVE-2024-34459 CWE-126 low libxml2 Schema error of xmllint is read beyond its end
CVE-2024-56171 CWE-416 high libxml2 Schema validation uses a freed item
CVE-2025-24928 CWE-121 high libxml2 Name of an element overflows the stack in a validity message
CVE-2025-27113 CWE-476 medium libxml2 Pattern of a stream leads to a null pointer
CVE-2025-32414 CWE-125 medium libxml2 Python reader counts characters as bytes
CVE-2024-55549 CWE-416 high libxslt Excluded namespaces are used after they were freed
CVE-2025-24855 CWE-416 high libxslt Context node of a nested evaluation is not restored
CVE-2023-39804 CWE-404 low tar Malformed extended header overflows the stack
CVE-2022-1271 CWE-20 high gzip File name with several lines lets zgrep write any file
CVE-2025-31115 CWE-416 high xz-utils Threaded decoder frees memory that it still uses
CVE-2022-3715 CWE-787 high bash Empty parameter expansion reads before the heap
CVE-2024-0684 CWE-122 medium coreutils Splitting long lines overflows the heap
CVE-2022-1664 CWE-22 critical dpkg Source archive can write outside its folder
CVE-2024-2236 CWE-208 medium libgcrypt20 Timing of RSA decryption leaks its plaintext
CVE-2022-34903 CWE-74 medium gnupg2 Notation of a signature forges status lines
CVE-2022-1304 CWE-787 high e2fsprogs Crafted file system writes out of bounds
CVE-2023-2602 CWE-401 low libcap2 Failed thread creation leaks memory
CVE-2023-2603 CWE-190 high libcap2 String of four gigabytes overflows an integer
CVE-2023-44487 CWE-400 high nghttp2 Streams that are opened and reset at once exhaust the server
CVE-2024-28182 CWE-770 medium nghttp2 Continuation frames are read without a limit
CVE-2023-48795 CWE-354 medium libssh2 Packets at the start of a session can be removed unseen
CVE-2023-38408 CWE-428 critical openssh Forwarded agent loads libraries of the remote host's choice
CVE-2023-51385 CWE-78 medium openssh Shell characters in a host name reach a command
CVE-2024-6387 CWE-364 high openssh Signal handler of the login timer calls unsafe functions
CVE-2025-26465 CWE-390 medium openssh Out of memory makes the client accept another host
CVE-2023-5869 CWE-190 high postgresql-15 Array modification overflows an integer
CVE-2024-0985 CWE-271 high postgresql-15 Refreshing a view concurrently runs as the wrong user
CVE-2024-10976 CWE-1250 medium postgresql-15 Row security is not applied again after a role change
CVE-2024-10979 CWE-15 high postgresql-15 PL/Perl changes environment variables of the server
CVE-2024-4317 CWE-862 low postgresql-15 Statistics of other users' expressions can be read
CVE-2024-7348 CWE-367 high postgresql-15 Object replaced during a dump runs as its owner
CVE-2025-1094 CWE-149 high postgresql-15 Quoting of invalid text lets statements through
CVE-2023-52356 CWE-122 high tiff Crafted tile overflows the heap
CVE-2024-7006 CWE-476 high tiff Failed allocation of a directory leads to a null pointer
CVE-2023-4863 CWE-787 critical libwebp Huffman table of a lossless image is written out of bounds
CVE-2025-27363 CWE-787 high freetype Subglyphs of a variable font are written out of bounds
CVE-2024-32002 CWE-22 critical git Recursive clone runs a hook of a submodule
CVE-2024-32004 CWE-114 high git Local clone of a crafted repository runs code
CVE-2024-52006 CWE-116 medium git Carriage return in an address confuses credential helpers
CVE-2022-48624 CWE-77 high less File name is quoted too late when a preprocessor is closed
CVE-2024-32487 CWE-96 high less Newline in a file name reaches the shell
CVE-2023-2953 CWE-476 high openldap Out of memory leads to a null pointer in ber_memalloc_x
CVE-2023-24329 CWE-20 high python3.11 Leading blanks let an address pass a block list
CVE-2023-6597 CWE-61 high python3.11 Cleaning a temporary folder follows symbolic links
CVE-2024-0450 CWE-405 medium python3.11 Overlapping entries of a zip archive are extracted
CVE-2024-6232 CWE-1333 high python3.11 Tar headers take very long to parse
CVE-2024-7592 CWE-400 high python3.11 Backslashes in a cookie take quadratic time
CVE-2024-8088 CWE-835 medium python3.11 Name in a zip archive makes reading it never end
CVE-2024-9287 CWE-428 high python3.11 Names with quotes run commands when an environment is activated
CVE-2024-10524 CWE-918 medium wget User part of an address is taken as a host
CVE-2024-38428 CWE-436 medium wget Semicolon in the user part of an address is misread
`

/** Flaws of packages that every Debian image holds some of. */
export const debianFlaws: readonly Flaw[] = readTable(table, 4).map(
  ([id = '', weakness = '', severity, source = '', title = '']) => {
    const [packageName, version] = packages[source] ?? []
    if (packageName === undefined || version === undefined)
      throw new Error(`No package of ${source} is known.`)
    return {
      id,
      ghsa: null,
      weakness,
      severity: flawSeverity(severity),
      title,
      ecosystem: 'deb' as const,
      packageName,
      source,
      installed: version,
      fixed: version,
    }
  },
)
