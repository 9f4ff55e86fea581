/** https://wicg.github.io/local-network-access/#ip-address-space: how far away from the person a machine is. */

/** From the farthest to the nearest: any network, the person's own network, the person's own machine. */
export const ADDRESS_SPACES = ['public', 'local', 'loopback'] as const

export type AddressSpace = (typeof ADDRESS_SPACES)[number]

/** What the person answers when the browser asks whether the page may reach the local network. `ask`: nothing yet. */
export const LOCAL_NETWORK_ANSWERS = ['allowed', 'denied', 'ask'] as const

export type LocalNetworkAccess = (typeof LOCAL_NETWORK_ANSWERS)[number]
