### Destruction of papers: why nothing is done.

purges-nothing_due = There is nothing to destroy: all is in another act, or kept
purges-act_not_ready = The act is still being made: wait, print it and have it signed
purges-settled = This act is confirmed or called off already
purges-no_longer_due = Some of the papers are kept longer now: call this act off and make another
