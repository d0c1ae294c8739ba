package io.partita.tck.architecture.broken.parser;

import org.antlr.v4.runtime.Token;

record KeepsToken(Token token) {}
