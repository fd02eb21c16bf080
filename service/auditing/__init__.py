"""The journal as those see it who look after a state body: who did what to which paper."""
