# The pooled answers of the worked examples (docs/evidence.md) by R's metafor, from the ratios and limits as data/publications prints them: Rscript reference.R
# in this folder writes reference.csv. A ratio without an interval enters by its exact two-sided P, as --assume-two-sided says.
suppressMessages(library(metafor))
printed <- read.csv("../../../data/publications/results.csv", colClasses = "character", encoding = "UTF-8")
number <- function(text) as.numeric(gsub("\u00b7", ".", text))
rows <- data.frame(id = paste(printed$document, printed$id, sep = ":"), ratio = number(printed$effect_raw), low = number(printed$ci_low_raw),
                   high = number(printed$ci_high_raw), level = number(printed$ci_level),
                   p = suppressWarnings(number(sub("^=", "", printed$p_raw))))
rows$yi <- suppressWarnings(log(rows$ratio))
rows$level[is.na(rows$level)] <- 95
rows$sei <- suppressWarnings(log(rows$high) - log(rows$low)) / (2 * qnorm(1 - (1 - rows$level / 100) / 2))
by_p <- is.na(rows$sei) & !is.na(rows$p)
rows$sei[by_p] <- abs(rows$yi[by_p]) / qnorm(1 - rows$p[by_p] / 2)
questions <- read.csv("questions.csv", colClasses = "character")
lines <- lapply(seq_len(nrow(questions)), function(i) {
  used <- rows[match(strsplit(questions$studies[i], " ")[[1]], rows$id), ]
  stopifnot(!anyNA(used$yi), !anyNA(used$sei))
  do.call(rbind, lapply(list(c("metafor-hk", "REML", "knha"), c("metafor-z", "DL", "z")), function(m) {
    fit <- rma(yi, sei = sei, data = used, method = m[2], test = m[3])
    data.frame(question = questions$question[i], studies = questions$studies[i], profile = m[1], method = m[2], k = fit$k, estimate = fit$beta[1],
               se = fit$se, low = fit$ci.lb, high = fit$ci.ub, tau2 = fit$tau2, q = fit$QE, i2 = fit$I2)
  }))
})
write.csv(format(do.call(rbind, lines), digits = 10, trim = TRUE), "reference.csv", row.names = FALSE, quote = FALSE)

# The network of docs/evidence.md: trials of two arms, so that regression on the differences of treatments is the whole model; tau2 by the generalised
# DerSimonian-Laird estimate. One line a pair of treatments.
contrasts <- read.csv("contrasts.csv", colClasses = "character")
used <- rows[match(contrasts$study, rows$id), ]
treatments <- sort(unique(c(contrasts$treat1, contrasts$treat2)))
X <- t(vapply(seq_len(nrow(contrasts)), function(i) (treatments == contrasts$treat1[i]) - (treatments == contrasts$treat2[i]), numeric(length(treatments))))
pairs <- t(combn(length(treatments), 2))
estimates <- function(method) {
  fit <- rma(used$yi, sei = used$sei, mods = X[, -1], intercept = FALSE, method = method)
  b <- c(0, fit$beta)
  V <- rbind(0, cbind(0, vcov(fit)))
  data.frame(treat1 = treatments[pairs[, 1]], treat2 = treatments[pairs[, 2]], method = method, estimate = b[pairs[, 1]] - b[pairs[, 2]],
             se = sqrt(diag(V)[pairs[, 1]] + diag(V)[pairs[, 2]] - 2 * V[pairs]), tau2 = fit$tau2, q = fit$QE)
}
write.csv(format(rbind(estimates("FE"), estimates("DL")), digits = 10, trim = TRUE), "network.csv", row.names = FALSE, quote = FALSE)
