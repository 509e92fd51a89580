import type { Leak } from '#cli/demo/reports/gitleaks.ts'
import { type Day, neverFixed } from './life.ts'

const generic = {
  rule: 'generic-api-key',
  description:
    'Detected a Generic API Key, potentially exposing access to various services and sensitive operations.',
}

/** Everything gitleaks ever found. The first two of each repository are examples in tests, judged false positives. */
export const leaks: readonly Leak[] = [
  {
    ...generic,
    asset: 'web-console',
    from: -400,
    until: neverFixed,
    file: 'test/fixtures/session.json',
    line: 4,
    before: '"api_key": "',
  },
  {
    ...generic,
    asset: 'web-console',
    from: -400,
    until: neverFixed,
    file: 'test/fixtures/webhook.json',
    line: 9,
    before: '"signing_secret": "',
  },
  {
    ...generic,
    asset: 'web-console',
    from: -205,
    until: -197,
    file: 'src/config/development.ts',
    line: 18,
    before: 'mailToken = "',
  },
  {
    ...generic,
    asset: 'web-console',
    from: -50,
    until: -42,
    file: 'scripts/smoke-test.sh',
    line: 7,
    before: 'CONSOLE_API_KEY="',
  },
  {
    ...generic,
    asset: 'model-training',
    from: -400,
    until: neverFixed,
    file: 'notebooks/tokeniser-example.ipynb',
    line: 212,
    before: '"access_token": "',
  },
  {
    ...generic,
    asset: 'model-training',
    from: -400,
    until: neverFixed,
    file: 'tests/data/manifest.yaml',
    line: 31,
    before: 'download_key: "',
  },
  {
    ...generic,
    asset: 'model-training',
    from: -128,
    until: -121,
    file: 'train/launch.py',
    line: 55,
    before: 'tracking_token = "',
  },
]

export const leaksOn = (asset: string, day: Day): Leak[] =>
  leaks.filter((leak) => leak.asset === asset && leak.from <= day && day < leak.until)
