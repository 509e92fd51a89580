import Plug from 'lucide-react/icons/plug'
import { Banner } from '#components/ui/banner.tsx'
import { Button, LinkButton } from '#components/ui/button.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { Copyable } from '#components/ui/copyable.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { ErrorState } from '#components/ui/error-state.tsx'
import { TableSkeleton } from '#components/ui/skeleton.tsx'
import { Time } from '#components/ui/time.tsx'
import { rawDigest, rawElement } from './sample-code.ts'
import { minutesAgo, now } from './sample-posture.ts'
import { Row, Specimen } from './specimen.tsx'

const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

/** Times, identifiers, raw evidence, and what is said when there is nothing, or something went wrong. */
export function WordsSection() {
  return (
    <Section title="Words and evidence">
      <Specimen name="Time, deadline">
        <Row>
          <Time at={minutesAgo(26)} now={now} />
          <Time at={minutesAgo(9 * 1440)} now={now} />
          <Time at={minutesAgo(120)} now={now} form="absolute" />
          <Deadline due={inHours(-74)} now={now} />
          <Deadline due={inHours(2.2)} now={now} />
          <Deadline due={inHours(145)} now={now} />
        </Row>
      </Specimen>
      <Specimen name="Definition list">
        <Card title="Evidence" note="trivy 0.66, image scan">
          <DefinitionList
            items={[
              { term: 'Digest', value: <Copyable value={rawDigest} label="SHA-256" /> },
              { term: 'Received', value: <Time at={minutesAgo(26)} now={now} /> },
              { term: 'Receipt', value: '1,448 of 1,448 results, complete' },
              { term: 'Scope', value: 'registry.example/inference-api, main' },
            ]}
          />
        </Card>
      </Specimen>
      <Specimen name="Code block">
        <CodeBlock
          text={rawElement}
          label="trivy-image.json, bytes 10,449 to 10,912"
          firstLine={318}
          marked={{ from: 325, to: 325 }}
        />
      </Specimen>
      <Specimen name="Banner">
        <div className="grid gap-3">
          <Banner title="You are looking at 30 September 2026">Facts known since then are left out.</Banner>
          <Banner
            tone="risk"
            title="This run would close more than half of its scope"
            actions={<Button size="small">Look at it</Button>}
          >
            214 of 380 findings would close. Nothing closes until somebody confirms it.
          </Banner>
          <Banner tone="breach" title="The report was refused: it ends in the middle of element 1,204" />
          <Banner tone="met" title="The ledger is consistent up to entry 48,211" />
        </div>
      </Specimen>
      <Specimen name="Empty">
        <EmptyState
          title="No evidence source is connected for this control"
          icon={<Plug />}
          actions={
            <LinkButton href="/design" variant="primary">
              Connect CloudTrail
            </LinkButton>
          }
        >
          Manual changes are read from CloudTrail or a Kubernetes audit log. Until one is connected, the
          control stays unproven.
        </EmptyState>
      </Specimen>
      <Specimen name="Error">
        <ErrorState
          happened="The findings could not be read."
          kept="Your filters are in the address; nothing was changed."
          next="Try again. If it happens twice, run plumbline doctor and give the reference to an administrator."
          reference="019ab3c2-7d41-7e0a-9f3b-2c61d5a0e9b4"
          actions={<Button>Try again</Button>}
        />
      </Specimen>
      <Specimen name="Skeleton">
        <TableSkeleton rows={3} label="Loading findings" />
      </Specimen>
    </Section>
  )
}
