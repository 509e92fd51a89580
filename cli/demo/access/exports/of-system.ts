import type { Export, System } from '#cli/demo/organisation/systems.ts'
import { accessCsvExporter } from './access-csv.ts'
import { awsExporter } from './aws.ts'
import type { Exporter } from './document.ts'
import { githubExporter } from './github.ts'
import { kubernetesExporter } from './kubernetes.ts'
import { oktaExporter } from './okta.ts'
import { postgresqlExporter } from './postgresql.ts'

const exporters: Readonly<Record<Export, Exporter>> = {
  csv: accessCsvExporter,
  github: githubExporter,
  aws: awsExporter,
  okta: oktaExporter,
  kubernetes: kubernetesExporter,
  postgresql: postgresqlExporter,
}

/** Who writes what a system exports: every system in the format that such systems really have. */
export const exporterOf = (system: System): Exporter => exporters[system.export]
