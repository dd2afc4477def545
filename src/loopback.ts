// This machine by its own addresses, 127.0.0.0/8 and ::1 (RFC 1122, RFC 4291). Proof: test/loopback.test.ts.

import { BlockList, isIP } from "node:net";

/** True for a connection's address that only this machine itself has. IPv4 in IPv6 form counts (RFC 4291, section 2.5.5.2). */
export function isLoopback(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  const own = new BlockList();
  own.addSubnet("127.0.0.0", 8);
  own.addAddress("::1", "ipv6");
  return own.check(address, family === 4 ? "ipv4" : "ipv6");
}

/** The same for the host of an address, where IPv6 may stand in brackets and `localhost` is this machine too (RFC 6761). */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  return name === "localhost" || isLoopback(name);
}
