export type ServerPurpose = 'keep' | 'throw-away'

/** Sized for a small machine that runs the web, the worker and the database together. */
const sized = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_connections: '100',
  max_wal_size: '2GB',
  min_wal_size: '128MB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  wal_compression: 'on',
  random_page_cost: '1.1',
  // Compiling a statement costs more than it saves at these sizes.
  jit: 'off',
}

/** An acknowledged row survives a power cut; test databases are thrown away and trade that for speed. */
const durability: Record<ServerPurpose, Record<string, string>> = {
  keep: { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' },
  'throw-away': { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
}

/** Text of `plumbline.conf`, included at the end of postgresql.conf and written at every start. */
export function serverConfiguration(port: number, purpose: ServerPurpose): string {
  const values = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // Only the loopback address with a password: a socket file would be one more door.
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_line_prefix: '%m [%p] %a ',
    ...sized,
    ...durability[purpose],
  }
  const lines = Object.entries(values).map(([name, value]) => `${name} = '${value}'`)
  return `# Written by Plumbline at every start; changes here are lost.\n${lines.join('\n')}\n`
}

/** Text of `pg_hba.conf`: this machine, with a password, and nothing else. */
export const hostBasedAuthentication = `# Written by Plumbline at every start; changes here are lost.
host all all 127.0.0.1/32 scram-sha-256
`
