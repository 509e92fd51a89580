import Bug from 'lucide-react/icons/bug'
import { Badge } from '#components/ui/badge.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Button, LinkButton } from '#components/ui/button.tsx'
import { Section } from '#components/ui/card.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { LinkTabs } from '#components/ui/link-tabs.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { type SegmentState, Segments } from '#components/ui/segments.tsx'
import { Severity, type SeverityName } from '#components/ui/severity.tsx'
import { Stat, StatRow } from '#components/ui/stat.tsx'
import { Status, type StatusName } from '#components/ui/status.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Row, Specimen } from './specimen.tsx'

const statuses: StatusName[] = ['met', 'at_risk', 'breached', 'unproven']
const severities: SeverityName[] = ['critical', 'high', 'medium', 'low', 'info', 'unknown']
const queue: SegmentState[] = Array.from({ length: 62 }, (_, index) =>
  index > 38 ? 'ahead' : index === 38 ? 'current' : index % 9 === 4 ? 'against' : 'done',
)

/** Signs, buttons and small measures. */
export function SignsSection() {
  return (
    <Section title="Signs and measures" note="Colour never stands alone: a shape and a word come with it.">
      <Specimen name="Status">
        <Row>
          {statuses.map((status) => (
            <Status key={status} status={status} />
          ))}
          <Status status="breached" label="Breached for 3 days" large />
        </Row>
      </Specimen>
      <Specimen name="Severity">
        <Row>
          {severities.map((severity) => (
            <Severity key={severity} severity={severity} />
          ))}
        </Row>
      </Specimen>
      <Specimen name="Badge">
        <Row>
          <Badge>service</Badge>
          <Badge tone="accent">new</Badge>
          <Badge tone="breach">privileged</Badge>
          <Badge tone="risk">due soon</Badge>
          <Badge tone="met">proven</Badge>
          <Badge tone="unproven">partial</Badge>
          <Badge tone="outline">production</Badge>
        </Row>
      </Specimen>
      <Specimen name="Button">
        <div className="grid gap-3">
          <Row>
            <Button variant="primary">Sign off</Button>
            <Button>
              Add to timeline <Kbd keys={['n']} />
            </Button>
            <Button variant="danger">Revoke</Button>
            <Button variant="quiet">Leave it</Button>
            <Button variant="quiet" size="icon" aria-label="Findings">
              <Bug aria-hidden="true" />
            </Button>
            <LinkButton href="/design">A link</LinkButton>
          </Row>
          <Row>
            <Button size="small">Small</Button>
            <Button size="large" variant="primary">
              Large
            </Button>
            <Button disabled>Disabled</Button>
            <Button variant="primary" disabled>
              Disabled
            </Button>
          </Row>
        </div>
      </Specimen>
      <Specimen name="Link">
        <p>
          The gate refused <TextLink href="/design">inference-api 4f2a</TextLink> because its scan was
          incomplete; quiet in tables:{' '}
          <TextLink quiet href="/design">
            F-8841
          </TextLink>
          .
        </p>
      </Specimen>
      <Specimen name="Breadcrumb, tabs">
        <div className="grid gap-4">
          <Breadcrumbs steps={[{ label: 'Findings', href: '/design' }, { label: 'F-8841' }]} />
          <LinkTabs
            label="Finding"
            tabs={[
              { label: 'Overview', href: '/design', isCurrent: true },
              { label: 'Occurrences', href: '/design#occurrences', count: 4, isCurrent: false },
              { label: 'History', href: '/design#history', count: 12, isCurrent: false },
            ]}
          />
        </div>
      </Specimen>
      <Specimen name="Progress">
        <div className="grid gap-4">
          <Progress value={0.62} label="Import" />
          <Progress value={null} label="Reading" />
          <Segments states={queue} label="38 of 62 decided, 4 revoked" />
        </div>
      </Specimen>
      <Specimen name="Stat">
        <StatRow>
          <Stat
            name="Classified"
            value="4 min"
            context="target 60 min"
            meter={<Progress thin value={0.07} tone="met" label="Classified" />}
          />
          <Stat
            name="Acknowledged"
            value="6 min"
            context="target 15 min, by Amara Nwosu"
            meter={<Progress thin value={0.4} tone="met" label="Acknowledged" />}
          />
          <Stat
            name="Contained"
            value="1 h 52 min"
            context="token revoked, proven by import 07:14"
            meter={<Progress thin value={0.47} tone="met" label="Contained" />}
          />
          <Stat
            name="Public post-mortem"
            value="40 h 51 min left"
            tone="risk"
            context="of 72 h; review by two people is next"
            meter={<Progress thin value={0.43} tone="risk" label="Post-mortem" />}
          />
        </StatRow>
      </Specimen>
    </Section>
  )
}
