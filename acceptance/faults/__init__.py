"""What can befall a training and its watch, as seeded faults (`catalogue`), and what must hold afterwards (`trial`)."""
