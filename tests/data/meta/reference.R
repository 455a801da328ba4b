# Makes the reference numbers of this folder: Rscript reference.R, in this folder, with R and the package metafor (Debian: r-base-core, r-cran-metafor).
# studies.csv   the data: published sets (bcg, raudenbush, magnesium) and generated ones of 2 to 40 studies
# models.csv    rma() for each data set, estimator of tau2 and test; prediction intervals; Q-profile; I2 and H2
# egger.csv     regtest(), both models
# subgroups.csv first half against second half of a data set, tau2 shared and separate
# Iterations run to 1e-13 instead of metafor's default 1e-5, so that the numbers are those of the methods and not of the stopping rules.
suppressMessages(library(metafor))
options(digits = 17, warn = -1)

published <- list(
  bcg = with(escalc("RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg), data.frame(y = c(yi), se = sqrt(vi))),
  raudenbush = with(dat.raudenbush1985, data.frame(y = c(yi), se = sqrt(vi))),
  magnesium = with(escalc("OR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = dat.egger2001), data.frame(y = c(yi), se = sqrt(vi))))

set.seed(20261120)
generated <- list()
for (k in c(2, 3, 4, 5, 7, 10, 15, 25, 40)) for (tau in c(0, 0.1, 0.5, 2)) {
  spread <- c(0.1, 0.5, 1.2)[1 + length(generated) %% 3]
  se <- pmax(0.001, round(0.2 * exp(rnorm(k, 0, spread)), 4))
  generated[[sprintf("k%02d-tau%s", k, tau)]] <- data.frame(y = round(rnorm(k, -0.3, sqrt(se^2 + tau^2)), 4), se = se)
}
generated[["small-scale"]] <- generated[["k10-tau0.5"]] * 1e-3
generated[["large-scale"]] <- generated[["k07-tau0.1"]] * 1e3
generated[["dominant"]] <- data.frame(y = c(-0.31, -0.5, 0.1, -0.2), se = c(1e-4, 0.3, 0.4, 0.25))
sets <- c(published, generated)

write.csv(do.call(rbind, lapply(names(sets), function(n) data.frame(set = n, sets[[n]]))), "studies.csv", row.names = FALSE, quote = FALSE)

control <- function(method) if (method == "PM") list(tol = 1e-14, maxiter = 1e5, tau2.max = 1e9) else list(threshold = 1e-13, maxiter = 1e5)

fit <- function(d, method, test) {
  m <- try(rma(d$y, sei = d$se, method = method, test = test, control = control(method)), silent = TRUE)
  if (inherits(m, "try-error")) # Fisher scoring that steps to and fro: shorter steps
    m <- rma(d$y, sei = d$se, method = method, test = test, control = c(control(method), stepadj = 0.3))
  m
}

row <- function(name, method, test) {
  d <- sets[[name]]
  m <- fit(d, method, test)
  usual <- predict(m)
  riley <- predict(m, pi.type = "riley")
  q <- confint(m, control = list(tol = 1e-14, maxiter = 1e5, tau2.max = 1e9 * max(d$se)^2))$random
  data.frame(set = name, method = method, test = test, estimate = m$beta[1], se = m$se, low = m$ci.lb, high = m$ci.ub, statistic = m$zval, p = m$pval,
             tau2 = m$tau2, tau2_se = if (method %in% c("REML", "ML")) m$se.tau2 else NA, q = m$QE, q_p = m$QEp, i2 = m$I2 / 100, h2 = m$H2,
             pi_low = usual$pi.lb, pi_high = usual$pi.ub, riley_low = riley$pi.lb, riley_high = riley$pi.ub,
             tau2_low = q["tau^2", "ci.lb"], tau2_high = q["tau^2", "ci.ub"], i2_low = q["I^2(%)", "ci.lb"] / 100, i2_high = q["I^2(%)", "ci.ub"] / 100)
}
grid <- expand.grid(test = c("z", "knha", "adhoc"), method = c("DL", "PM", "REML", "ML"), set = names(sets), stringsAsFactors = FALSE)
models <- do.call(rbind, Map(row, grid$set, grid$method, grid$test))
write.csv(models, "models.csv", row.names = FALSE, quote = FALSE, na = "")

egger <- function(name, model) {
  d <- sets[[name]]
  t <- if (model == "lm") regtest(d$y, sei = d$se, model = "lm")
       else regtest(rma(d$y, sei = d$se, control = control("REML")))
  data.frame(set = name, model = model, statistic = t$zval, p = t$pval, limit = t$est[1], limit_low = t$ci.lb[1], limit_high = t$ci.ub[1])
}
many <- setdiff(names(sets)[sapply(sets, nrow) >= 4], "small-scale")  # metafor takes that one for collinear
eggers <- expand.grid(model = c("lm", "rma"), set = many, stringsAsFactors = FALSE)
write.csv(do.call(rbind, Map(egger, eggers$set, eggers$model)), "egger.csv", row.names = FALSE, quote = FALSE)

subgroup <- function(name, method) {
  d <- sets[[name]]
  second <- seq_len(nrow(d)) > nrow(d) %/% 2
  shared <- rma(d$y, sei = d$se, mods = ~ second, method = method, control = control(method))
  two <- lapply(list(d[!second, ], d[second, ]), fit, method = method, test = "z")
  separate <- rma(sapply(two, function(m) m$beta[1]), sei = sapply(two, function(m) m$se), method = "FE")
  common <- rma(d$y, sei = d$se, mods = ~ second, method = "FE")
  data.frame(set = name, method = method, shared_tau2 = shared$tau2, shared_q = shared$QM, shared_p = shared$QMp, separate_q = separate$QE,
             separate_p = separate$QEp, common_q = common$QM, common_p = common$QMp)
}
halves <- expand.grid(method = c("DL", "PM", "REML", "ML"), set = setdiff(many, "dominant"), stringsAsFactors = FALSE)
write.csv(do.call(rbind, Map(subgroup, halves$set, halves$method)), "subgroups.csv", row.names = FALSE, quote = FALSE)
