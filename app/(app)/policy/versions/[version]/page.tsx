import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PolicyContents } from '#components/policy/policy-contents.tsx'
import { PolicyDocument } from '#components/policy/policy-document.tsx'
import { PolicyFacts } from '#components/policy/policy-facts.tsx'
import { VersionChanges } from '#components/policy/version-changes.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { policyVersion } from '#lib/policy/queries/policy-in-force.ts'

type Props = { params: Promise<{ version: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Policy, version ${(await params).version}` }
}

/** One version of the policy as it read, without statuses: those are of the version in force. */
export default async function Page({ params }: Props) {
  const ctx = await pageCtx('policy.read')
  const { version } = await params
  const found = /^[1-9]\d{0,8}$/.test(version) ? await policyVersion(ctx, { version: Number(version) }) : null
  if (found === null) notFound()
  return (
    <>
      <PageHeader
        eyebrow={
          <Breadcrumbs
            steps={[
              { label: 'Policy', href: '/policy' },
              { label: 'Versions', href: '/policy/versions' },
              { label: `Version ${version}` },
            ]}
          />
        }
        title={`${found.policy.title}, version ${version}`}
        lede={<PolicyFacts version={found} now={ctx.clock.now()} />}
      />
      <div className="mb-6 max-w-3xl">
        <Card title="What it changed">
          <VersionChanges changes={found.changes} />
        </Card>
      </div>
      <PolicyContents policy={found.policy} />
      <PolicyDocument policy={found.policy} margin={null} />
    </>
  )
}
