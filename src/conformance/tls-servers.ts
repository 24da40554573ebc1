/** Why nothing is said of TLS. */
export const noServers = 'no server of the partner speaks TLS'
