/**
 * Every fault that servers are known for, over real sockets and through the real command line: what
 * the server was asked, what the run did, and what its ledger and rejects say.
 */
package dev.winnow.pipelines.faults;
